// The sender holds the lock from the flag to the send, and the close comes after the flag is set.
package story

import "sync"

type Chan struct {
	mu   sync.RWMutex
	done bool
	ch   chan int
}

func New(read func() int) *Chan {
	c := &Chan{ch: make(chan int)}
	go c.loop(read)
	return c
}
func (c *Chan) loop(read func() int) {
	for {
		c.mu.RLock()
		if c.done {
			c.mu.RUnlock()
			return
		}
		c.ch <- read()
		c.mu.RUnlock()
	}
}
func (c *Chan) Close() {
	c.mu.Lock()
	c.done = true
	c.mu.Unlock()
	close(c.ch)
}
