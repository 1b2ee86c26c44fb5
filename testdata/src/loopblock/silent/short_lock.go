// A task takes a lock that is held for a moment.
package main

import "sync"

type M struct {
	mu sync.Mutex
	q  chan func()
	n  int
}

func (m *M) loop() {
	for f := range m.q {
		f()
	}
}
func main() {
	m := &M{q: make(chan func(), 2)}
	go m.loop()
	m.q <- func() {
		m.mu.Lock()
		m.n++
		m.mu.Unlock()
	}
}
