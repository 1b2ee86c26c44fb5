// The bytes are counted beside the queue.
package story

import (
	"errors"
	"sync"
)

var errSlow = errors.New("slow consumer")

type client struct {
	mu      sync.Mutex
	cond    *sync.Cond
	out     [][]byte
	pending int
	limit   int
}

func (c *client) Queue(p []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pending += len(p)
	if c.pending > c.limit {
		return errSlow
	}
	c.out = append(c.out, p)
	c.cond.Signal()
	return nil
}

func (c *client) writeLoop(write func([]byte)) {
	for {
		c.mu.Lock()
		for len(c.out) == 0 {
			c.cond.Wait()
		}
		out := c.out
		c.out = nil
		c.mu.Unlock()
		for _, p := range out {
			write(p)
			c.mu.Lock()
			c.pending -= len(p)
			c.mu.Unlock()
		}
	}
}
