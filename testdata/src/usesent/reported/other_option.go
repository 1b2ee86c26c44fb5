// Met in syncthing: the goroutine reads the options of its walker, but not the
// one that is set meanwhile.
package story

type options struct {
	root     string
	interval int
}

type walker struct {
	options
	found chan string
}

func (w *walker) scan() {
	w.found <- w.root
	close(w.found)
}

func (w *walker) walk() chan string {
	go w.scan()
	if w.interval == 0 {
		w.interval = 2
	}
	go func() {
		for range w.found {
			println(w.interval)
		}
	}()
	return w.found
}
