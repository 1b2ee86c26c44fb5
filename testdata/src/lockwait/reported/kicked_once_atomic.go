// An atomic flag lets one reset go at a time, and the buffer holds it.
package kicked_once_atomic

import (
	"sync"
	"sync/atomic"
)

type consumer struct {
	mu       sync.Mutex
	resets   chan struct{}
	underWay atomic.Uint32
}

func New() *consumer {
	c := &consumer{resets: make(chan struct{}, 1)}
	go c.serve()
	return c
}

func (c *consumer) Failed() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.underWay.Load() == 0 {
		c.underWay.Store(1)
		c.resets <- struct{}{}
	}
}

func (c *consumer) serve() {
	for range c.resets {
		c.reset()
	}
}

func (c *consumer) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	defer c.underWay.Store(0)
}
