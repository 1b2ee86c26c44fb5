// Met in grpc-go's ClientConn: the helper puts a new map in the place of the one that is ranged over later.
package conn

import "sync"

type conn struct{ closed bool }

type Client struct {
	mu    sync.Mutex
	conns map[*conn]bool
}

func (c *Client) initLocked() { c.conns = make(map[*conn]bool) }

func (c *Client) Add(x *conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.conns[x] = true
}

func (c *Client) Idle() {
	c.mu.Lock()
	conns := c.conns
	c.initLocked()
	c.mu.Unlock()
	for x := range conns {
		x.closed = true
	}
}
