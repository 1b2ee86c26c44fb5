// One of the listeners is a method that takes the lock under which they are
// called.
package listener_in_list

import "sync"

type Store struct {
	mu        sync.Mutex
	values    map[string]string
	listeners []func(string)
	changes   int
}

func New() *Store {
	s := &Store{values: map[string]string{}}
	s.listeners = append(s.listeners, s.count)
	return s
}

func (s *Store) count(string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changes++
}

func (s *Store) OnChange(f func(string)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners = append(s.listeners, f)
}

func (s *Store) Set(key, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.values[key] = value
	for _, f := range s.listeners {
		f(key) // want "locks s.mu again while it is held, which blocks forever"
	}
}
