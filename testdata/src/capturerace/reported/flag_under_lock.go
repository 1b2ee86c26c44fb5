// The flag is set after the result and seen under the same mutex, so that the result is complete.
package flagged

import (
	"sync"
	"time"
)

func Polled(work func() int) int {
	var mu sync.Mutex
	res, done := 0, false
	go func() {
		v := work()
		mu.Lock()
		res, done = v, true
		mu.Unlock()
	}()
	for {
		mu.Lock()
		d := done
		mu.Unlock()
		if d {
			return res
		}
		time.Sleep(time.Millisecond)
	}
}

type gate struct {
	mu   sync.RWMutex
	open bool
}

func (g *gate) set() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = true
}

func (g *gate) isOpen() bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.open
}

// The result is written before the lock is taken.
func Methods(work func() int) int {
	g := &gate{}
	res := 0
	go func() {
		res = work()
		g.set()
	}()
	for !g.isOpen() {
		time.Sleep(time.Millisecond)
	}
	return res
}
