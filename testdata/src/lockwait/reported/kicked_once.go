// The flag lets one kick go at a time, and the buffer holds it until the
// cleaner, which resets the flag, has taken it.
package kicked_once

import "sync"

type cache struct {
	mu     sync.Mutex
	kicked bool
	kick   chan struct{}
}

func New() *cache {
	c := &cache{kick: make(chan struct{}, 1)}
	go c.cleaner()
	return c
}

func (c *cache) Kick() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.kicked {
		c.kicked = true
		c.kick <- struct{}{}
	}
}

func (c *cache) cleaner() {
	for range c.kick {
		c.clean()
	}
}

func (c *cache) clean() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kicked = false
}
