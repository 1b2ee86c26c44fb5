// What stands in the queue is not added again, or a token is taken for each.
package story

import (
	"slices"
	"sync"
)

type reloads struct {
	mu    sync.Mutex
	names []string
	wake  chan struct{}
}

func (r *reloads) Ask(name string) {
	r.mu.Lock()
	if !slices.Contains(r.names, name) {
		r.names = append(r.names, name)
	}
	r.mu.Unlock()
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

func (r *reloads) loop(reload func(string)) {
	for range r.wake {
		r.mu.Lock()
		names := r.names
		r.names = nil
		r.mu.Unlock()
		for _, n := range names {
			reload(n)
		}
	}
}

type fifo struct{ items []int }

func (f *fifo) push(v int) { f.items = append(f.items, v) }
func (f *fifo) pop() (v int) {
	v, f.items = f.items[0], f.items[1:]
	return v
}

type server struct {
	mu     sync.Mutex
	cond   *sync.Cond
	q      fifo
	tokens chan struct{}
}

func (s *server) Submit(v int) {
	<-s.tokens
	s.mu.Lock()
	s.q.push(v)
	s.mu.Unlock()
	s.cond.Signal()
}

func (s *server) feed(in <-chan int) {
	for v := range in {
		<-s.tokens
		s.mu.Lock()
		s.q.push(v)
		s.mu.Unlock()
		s.cond.Signal()
	}
}

func (s *server) run(work func(int)) {
	for {
		s.mu.Lock()
		for len(s.q.items) == 0 {
			s.cond.Wait()
		}
		v := s.q.pop()
		s.mu.Unlock()
		work(v)
		s.tokens <- struct{}{}
	}
}
