// Both sides hold the lock during the operation, so they never meet.
package story

import "sync"

type slot struct {
	mu sync.Mutex
	ch chan int
}

func New() *slot { return &slot{ch: make(chan int)} }

func (s *slot) Put(v int) {
	s.mu.Lock()
	s.ch <- v // want "send on s.ch blocks forever while s.mu is held, since Get locks s.mu before it can receive"
	s.mu.Unlock()
}

func (s *slot) Get() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return <-s.ch // want "receive from s.ch blocks forever while s.mu is held, since Put locks s.mu before it can send or close"
}
