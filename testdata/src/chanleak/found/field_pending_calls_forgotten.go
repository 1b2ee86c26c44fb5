// The reader leaves at an error and forgets the calls that wait for it.
package field_pending_calls_forgotten

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

func (c *Client) Call(id byte) string {
	ch := make(chan string, 1)
	c.mu.Lock()
	c.pending[id] = ch
	c.mu.Unlock()
	c.conn.Write([]byte{id})
	return <-ch // want "receive from ch blocks forever once read has returned on its error"
}
