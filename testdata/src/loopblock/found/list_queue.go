// The queue of functions is a container/list.
package strand

import (
	"container/list"
	"sync"
)

type strand struct {
	mu    sync.Mutex
	queue *list.List
	wake  chan struct{}
}

func start() *strand {
	s := &strand{queue: list.New(), wake: make(chan struct{}, 1)}
	go s.run()
	return s
}

func (s *strand) post(f func()) {
	s.mu.Lock()
	s.queue.PushBack(f)
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *strand) next() func() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.queue.Len() == 0 {
		return nil
	}
	return s.queue.Remove(s.queue.Front()).(func())
}

func (s *strand) run() {
	for range s.wake {
		for f := s.next(); f != nil; f = s.next() {
			f()
		}
	}
}

func (s *strand) call(f func()) {
	done := make(chan struct{})
	s.post(func() {
		f()
		close(done)
	})
	<-done
}

func (s *strand) reset(f func()) {
	s.post(func() {
		s.call(f) // want "the function literal in reset runs on the loop of strand.run: calling call, which ends up receiving from done, waits for itself forever"
	})
}
