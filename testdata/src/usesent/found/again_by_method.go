// The method is called in a loop, and reads into its connection's buffer again.
package story

import "net"

type conn struct {
	rw  net.Conn
	buf []byte
	out chan []byte
}

func (c *conn) readOnce() error {
	n, err := c.rw.Read(c.buf) // because "c.rw.Read writes into the same memory"
	if err != nil {
		return err
	}
	c.out <- c.buf[:n] // want "c.buf\\[:n\\] is written after it is sent on c.out"
	return nil
}

func (c *conn) loop() {
	for {
		if err := c.readOnce(); err != nil {
			return
		}
	}
}
