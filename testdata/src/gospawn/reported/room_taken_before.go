// Met in temporal's workers: whoever queues a task has taken a slot for it,
// which the goroutine gives back.
package story

type permit struct{ n int }

type task struct {
	name   string
	permit *permit
}

type worker struct {
	tasks chan task
	slots chan struct{}
	free  func(*permit)
}

func (w *worker) releaseSlot(p *permit) { w.free(p) }

func (w *worker) run() {
	for t := range w.tasks {
		go func() {
			defer w.releaseSlot(t.permit)
			println(t.name)
		}()
	}
}

func (w *worker) submit(name string) {
	w.slots <- struct{}{}
	w.tasks <- task{name: name}
}

func (w *worker) runCounted() {
	for t := range w.tasks {
		go w.do(t)
	}
}

func (w *worker) do(t task) {
	defer func() { <-w.slots }()
	println(t.name)
}

func start() *worker {
	return &worker{tasks: make(chan task), slots: make(chan struct{}, 8)}
}
