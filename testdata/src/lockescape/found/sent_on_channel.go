// The watcher gets the map itself and reads it while Put writes.
package watch

import "sync"

type Store struct {
	mu      sync.Mutex
	data    map[string]string
	updates chan map[string]string
}

func (s *Store) Put(k, v string) {
	s.mu.Lock()
	s.data[k] = v
	s.mu.Unlock()
	s.notify()
}

func (s *Store) notify() {
	s.mu.Lock()
	snapshot := s.data
	s.mu.Unlock()
	s.updates <- snapshot // want "sending s.data itself lets the receiver use it without s.mu"
}
