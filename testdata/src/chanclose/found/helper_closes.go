// The helper has closed the field already.
package story

type worker struct {
	quit chan struct{}
}

func start() *worker { return &worker{quit: make(chan struct{})} }

func (w *worker) stop() { close(w.quit) } // want "w.quit is closed twice by the time the function returns, which panics"

func (w *worker) run(work func() error) {
	defer w.stop()
	if err := work(); err != nil {
		close(w.quit) // because "w.quit is closed by this close too"
	}
}
