// Stop holds the lock that the loop takes at its tick, and waits for its end.
package story

import (
	"sync"
	"time"
)

type cache struct {
	mu   sync.RWMutex
	m    map[string]time.Time
	quit chan struct{}
	done chan struct{}
}

func New() *cache {
	c := &cache{m: map[string]time.Time{}, quit: make(chan struct{}), done: make(chan struct{})}
	go c.sweep(time.NewTicker(time.Second))
	return c
}

func (c *cache) sweep(t *time.Ticker) {
	defer close(c.done)
	for {
		select {
		case <-t.C:
			c.expire()
		case <-c.quit:
			return
		}
	}
}

func (c *cache) expire() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.m)
}

func (c *cache) Stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	close(c.quit)
	<-c.done // want "receive from c.done blocks forever while c.mu is held, since expire locks c.mu before it can send or close"
	c.m = nil
}
