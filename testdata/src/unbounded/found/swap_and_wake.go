// The writer takes the whole queue when it is woken.
package story

import "sync"

type frame []byte

type conn struct {
	mu   sync.Mutex
	out  []frame
	wake chan struct{}
}

func (c *conn) Send(f frame) {
	c.mu.Lock()
	c.out = append(c.out, f) // want "c.out grows without a bound when Send adds faster than flush takes"
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *conn) writer(write func(frame) error) {
	for range c.wake { // because "writer is woken here."
		for _, f := range c.flush() {
			if write(f) != nil {
				return
			}
		}
	}
}

func (c *conn) flush() []frame {
	c.mu.Lock()
	defer c.mu.Unlock()
	batch := c.out
	c.out = nil // because "flush takes from c.out here."
	return batch
}
