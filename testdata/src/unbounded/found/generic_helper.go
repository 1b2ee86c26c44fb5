// The queue is a type of its own; its owner wakes the consumer.
package story

import "sync"

type fifo[T any] struct{ items []T }

func (f *fifo[T]) push(v T) {
	f.items = append(f.items, v) // want "f.items grows without a bound when push adds faster than pop takes"
}

func (f *fifo[T]) pop() (v T, ok bool) {
	if len(f.items) == 0 {
		return v, false
	}
	v = f.items[0]
	f.items = f.items[1:]
	return v, true
}

type Server struct {
	mu    sync.Mutex
	queue fifo[int]
	wake  chan struct{}
}

func (s *Server) Submit(n int) {
	s.mu.Lock()
	s.queue.push(n)
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *Server) loop(work func(int)) {
	for {
		s.mu.Lock()
		n, ok := s.queue.pop()
		s.mu.Unlock()
		if !ok {
			<-s.wake
			continue
		}
		work(n)
	}
}

func Start(work func(int)) *Server {
	s := &Server{wake: make(chan struct{}, 1)}
	go s.loop(work)
	return s
}
