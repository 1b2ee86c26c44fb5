// A generic type is checked once, whatever it is instantiated with.
package generic

import "sync"

type Map[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
}

func (s *Map[K, V]) Store(k K, v V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.m[k] = v
}

func (s *Map[K, V]) Raw() map[K]V {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.m // want "returning s.m itself"
}
