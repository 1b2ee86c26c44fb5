// A sender counts itself under the lock of the flag, and Close waits for those
// who did.
package story

import "sync"

type Spool struct {
	mu      sync.Mutex
	closed  bool
	pending sync.WaitGroup
	items   chan int
}

func NewSpool() *Spool { return &Spool{items: make(chan int, 16)} }

func (s *Spool) Items() <-chan int { return s.items }

func (s *Spool) Put(v int) bool {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return false
	}
	s.pending.Add(1)
	s.mu.Unlock()
	defer s.pending.Done()
	s.items <- v
	return true
}

func (s *Spool) Close() {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.closed = true
	s.mu.Unlock()
	s.pending.Wait()
	close(s.items)
}
