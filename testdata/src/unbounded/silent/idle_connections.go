// As many as are open: connections that wait for their next use, and a reaper.
package story

import (
	"net"
	"sync"
	"time"
)

type conns struct {
	mu   sync.Mutex
	kept []net.Conn
}

func (c *conns) Get() net.Conn {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.kept) == 0 {
		return nil
	}
	conn := c.kept[0]
	c.kept = c.kept[1:]
	return conn
}

func (c *conns) Put(conn net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept = append(c.kept, conn)
}

func (c *conns) Reap() {
	for {
		time.Sleep(time.Minute)
		if conn := c.Get(); conn != nil {
			conn.Close()
		}
	}
}
