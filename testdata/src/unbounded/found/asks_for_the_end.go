// The reader asks whether all is closed before each packet; that takes no room.
package story

import (
	"net"
	"sync"
)

type conn struct {
	mu     sync.Mutex
	pkts   [][]byte
	wake   chan struct{}
	closed chan struct{}
	once   sync.Once
}

func (c *conn) isClosed() bool {
	select {
	case <-c.closed:
		return true
	default:
		return false
	}
}

func (c *conn) Close() { c.once.Do(func() { close(c.closed) }) }

func (c *conn) worker(pc net.PacketConn) {
	for {
		b := make([]byte, 1500)
		n, _, err := pc.ReadFrom(b)
		if c.isClosed() || err != nil {
			return
		}
		c.put(b[:n])
	}
}

func (c *conn) put(b []byte) {
	c.mu.Lock()
	c.pkts = append(c.pkts, b) // want "c.pkts grows without a bound when put adds faster than Read takes"
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *conn) Read() []byte {
	for {
		c.mu.Lock()
		if len(c.pkts) > 0 {
			b := c.pkts[0]
			c.pkts = c.pkts[1:]
			c.mu.Unlock()
			return b
		}
		c.mu.Unlock()
		select {
		case <-c.wake:
		case <-c.closed:
			return nil
		}
	}
}

func Listen(pc net.PacketConn) *conn {
	c := &conn{wake: make(chan struct{}, 1), closed: make(chan struct{})}
	go c.worker(pc)
	return c
}
