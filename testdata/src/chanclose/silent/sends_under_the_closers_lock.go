// Sender and closer hold one lock, and the sender looks for the closed state.
package story

import "sync"

type state int

const (
	running state = iota
	stopped
)

type Mux struct {
	mu  sync.RWMutex
	st  state
	out chan int
}

func NewMux(read func() int) *Mux {
	m := &Mux{out: make(chan int, 1)}
	go func() {
		for m.forward(read()) {
		}
	}()
	return m
}

func (m *Mux) forward(v int) bool {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if m.st == stopped {
		return false
	}
	m.out <- v
	return true
}

func (m *Mux) Close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.st = stopped
	close(m.out)
}
