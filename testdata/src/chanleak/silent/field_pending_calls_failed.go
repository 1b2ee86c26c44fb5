// A deferred call ends those who wait.
package field_pending_calls_failed

import (
	"bufio"
	"net"
	"sync"
)

type Client struct {
	mu      sync.Mutex
	conn    net.Conn
	pending map[byte]chan string
}

func New(conn net.Conn) *Client {
	c := &Client{conn: conn, pending: map[byte]chan string{}}
	go c.read()
	return c
}

func (c *Client) read() {
	defer c.fail()
	r := bufio.NewReader(c.conn)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		c.mu.Lock()
		ch, ok := c.pending[line[0]]
		delete(c.pending, line[0])
		c.mu.Unlock()
		if ok {
			ch <- line[1:]
		}
	}
}

func (c *Client) fail() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, ch := range c.pending {
		close(ch)
	}
	c.pending = nil
}

func (c *Client) Call(id byte) (string, bool) {
	ch := make(chan string, 1)
	c.mu.Lock()
	if c.pending == nil {
		c.mu.Unlock()
		return "", false
	}
	c.pending[id] = ch
	c.mu.Unlock()
	c.conn.Write([]byte{id})
	line, ok := <-ch
	return line, ok
}
