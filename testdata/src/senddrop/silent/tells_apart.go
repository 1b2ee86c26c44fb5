// The default is empty, but what follows knows whether the value was sent.
package story

import "time"

type task struct{ run func() }

type worker struct{ in chan task }

type pool struct {
	workers []*worker
	queue   []task
	sent    int
}

func newWorker() *worker { return &worker{in: make(chan task)} }

func (p *pool) dispatch(t task) {
	for _, w := range p.workers {
		select {
		case w.in <- t:
			return
		default:
		}
	}
	t.run()
}

func (p *pool) pump(w *worker) {
	for len(p.queue) > 0 {
		select {
		case w.in <- p.queue[0]:
			p.queue = p.queue[1:]
		default:
		}
		time.Sleep(time.Millisecond)
	}
}

func (p *pool) flagged(w *worker, t task) bool {
	ok := false
	select {
	case w.in <- t:
		ok = true
	default:
	}
	return ok
}

func (p *pool) retry(w *worker, t task) {
	for {
		select {
		case w.in <- t:
			return
		default:
		}
		time.Sleep(time.Millisecond)
	}
}

func (p *pool) slowPath(w *worker, t task, done <-chan struct{}) {
	select {
	case w.in <- t:
		return
	default:
	}
	select {
	case w.in <- t:
	case <-done:
	}
}

func (w *worker) loop() {
	for t := range w.in {
		t.run()
	}
}
