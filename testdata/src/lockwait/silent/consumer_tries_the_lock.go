// The consumer only tries the lock, and goes on without it.
package story

import "sync"

type stats struct {
	mu     sync.Mutex
	n      int
	events chan int
}

func New() *stats {
	s := &stats{events: make(chan int)}
	go func() {
		for e := range s.events {
			if s.mu.TryLock() {
				s.n += e
				s.mu.Unlock()
			}
		}
	}()
	return s
}

func (s *stats) Add(e int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events <- e
}
