// The writer loop leaves when the reader has failed; Send does not look.
package story

import (
	"bufio"
	"io"
)

type conn struct {
	rw   io.ReadWriter
	out  chan []byte
	dead chan struct{}
}

func dial(rw io.ReadWriter) *conn {
	c := &conn{rw: rw, out: make(chan []byte), dead: make(chan struct{})}
	go c.read()
	go c.write()
	return c
}

func (c *conn) read() {
	defer close(c.dead)
	sc := bufio.NewScanner(c.rw)
	for sc.Scan() {
		println(sc.Text())
	}
}

func (c *conn) write() {
	for {
		select {
		case p := <-c.out:
			c.rw.Write(p)
		case <-c.dead:
			return
		}
	}
}

func (c *conn) Send(p []byte) {
	c.out <- p // want "send on c.out blocks forever once write has returned because of c.dead"
}

var Dial = dial
