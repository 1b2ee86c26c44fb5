// Met in fasthttp's client: conns holds connections that are not in use, and
// there are never more connections than maxConns.
package story

import (
	"sync"
	"time"
)

type conn struct{ used time.Time }

type Client struct {
	mu       sync.Mutex
	conns    []*conn
	count    int
	maxConns int
	cleaning bool
}

func (c *Client) Acquire() *conn {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.conns); n > 0 {
		cc := c.conns[0]
		c.conns = c.conns[1:]
		return cc
	}
	if c.count < c.maxConns {
		c.count++
		return &conn{}
	}
	return nil
}

func (c *Client) Release(cc *conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.conns = append(c.conns, cc)
	if !c.cleaning {
		c.cleaning = true
		go c.clean()
	}
}

func (c *Client) clean() {
	for {
		time.Sleep(time.Second)
		c.mu.Lock()
		for len(c.conns) > 0 && time.Since(c.conns[0].used) > time.Minute {
			c.conns = c.conns[1:]
			c.count--
		}
		c.mu.Unlock()
	}
}
