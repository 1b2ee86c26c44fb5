// Each worker is made anew, and all share one queue.
package main

type worker struct {
	id    int
	tasks chan func()
}

func (w *worker) run() {
	for f := range w.tasks {
		f()
	}
}

type pool struct {
	tasks   chan func()
	workers []*worker
}

func newPool(n int) *pool {
	p := &pool{tasks: make(chan func())}
	for i := range n {
		w := &worker{i, p.tasks}
		p.workers = append(p.workers, w)
	}
	for _, w := range p.workers {
		go w.run()
	}
	return p
}

func newOther(n int) *pool {
	p := &pool{tasks: make(chan func())}
	for i := range n {
		w := &worker{i, p.tasks}
		go w.run()
	}
	return p
}

func main() {
	p, q := newPool(3), newOther(3)
	done := make(chan int)
	p.tasks <- func() {
		p.tasks <- func() { done <- 1 }
	}
	q.tasks <- func() { q.tasks <- func() { done <- 2 } }
	<-done
	<-done
}
