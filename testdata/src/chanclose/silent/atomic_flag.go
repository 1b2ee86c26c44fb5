// Only the goroutine whose swap finds false closes.
package story

import "sync/atomic"

type conn struct {
	closed atomic.Bool
	done   chan struct{}
}

func dial(n int, serve func() error) *conn {
	c := &conn{done: make(chan struct{})}
	for i := 0; i < n; i++ {
		go func() {
			if serve() != nil {
				c.shut()
			}
		}()
	}
	return c
}

func (c *conn) shut() {
	if c.closed.Swap(true) {
		return
	}
	close(c.done)
}

func (c *conn) Close() {
	if c.closed.CompareAndSwap(false, true) {
		close(c.done)
	}
}
