// The field is nil once it is closed, under the lock that every user takes.
package story

import "sync"

type gate struct {
	mu   sync.Mutex
	wake chan struct{}
}

func newGate(n int) *gate {
	g := &gate{wake: make(chan struct{})}
	for i := 0; i < n; i++ {
		go g.release()
	}
	return g
}

func (g *gate) release() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.wake != nil {
		close(g.wake)
		g.wake = nil
	}
}
