// Whoever finds the queue idle runs it: there is no goroutine of its own, and a task that posts only appends.
package silent

import "sync"

type serializer struct {
	mu    sync.Mutex
	busy  bool
	queue []func()
}

func (s *serializer) Do(f func()) {
	s.mu.Lock()
	s.queue = append(s.queue, f)
	if s.busy {
		s.mu.Unlock()
		return
	}
	s.busy = true
	for len(s.queue) > 0 {
		next := s.queue[0]
		s.queue = s.queue[1:]
		s.mu.Unlock()
		next()
		s.mu.Lock()
	}
	s.busy = false
	s.mu.Unlock()
}

func use(s *serializer, results chan int) {
	s.Do(func() { results <- 1 })
	s.Do(func() { s.Do(func() { <-results }) })
}
