package lib

import "sync"

// A Pool gives each function to a worker that is free: nothing waits for one
// that blocks.
type Pool struct {
	mu   sync.Mutex
	free []*worker
}

type worker struct{ tasks chan func() }

func (w *worker) run() {
	go func() {
		for task := range w.tasks {
			task()
		}
	}()
}

// Submit runs f on a worker.
func (p *Pool) Submit(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.free) == 0 {
		w := &worker{tasks: make(chan func(), 1)}
		w.run()
		p.free = append(p.free, w)
	}
	w := p.free[0]
	p.free = p.free[1:]
	w.tasks <- f
}
