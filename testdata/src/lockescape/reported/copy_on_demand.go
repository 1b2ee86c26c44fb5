// Met in nats-server's memory store: the caller says whether it wants a copy.
package demand

import (
	"maps"
	"sync"
)

type Store struct {
	mu      sync.Mutex
	pending map[int]string
}

func (s *Store) Set(k int, v string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pending[k] = v
}

func (s *Store) State(clone bool) map[int]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if clone {
		return maps.Clone(s.pending)
	}
	return s.pending
}
