// Both sides take the lock.
package story

import "sync"

type state struct {
	mu     sync.Mutex
	counts map[string]int
}

func (s *state) watch(updates chan *state) {
	go func() {
		for u := range updates {
			u.mu.Lock()
			println(len(u.counts))
			u.mu.Unlock()
		}
	}()
	updates <- s
	s.mu.Lock()
	s.counts["x"]++
	s.mu.Unlock()
}
