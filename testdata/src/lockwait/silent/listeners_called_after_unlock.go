// The listeners are called when the lock has been given back, or belong to
// another store.
package listeners_called_after_unlock

import "sync"

type Store struct {
	mu        sync.Mutex
	values    map[string]string
	listeners []func(string)
	mirrors   []func(string)
	changes   int
}

func New(other *Store) *Store {
	s := &Store{values: map[string]string{}}
	s.listeners = append(s.listeners, s.count)
	s.mirrors = append(s.mirrors, other.count)
	return s
}

func (s *Store) count(string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changes++
}

func (s *Store) Set(key, value string) {
	s.mu.Lock()
	s.values[key] = value
	for _, f := range s.mirrors {
		f(key)
	}
	s.mu.Unlock()
	for _, f := range s.listeners {
		f(key)
	}
}
