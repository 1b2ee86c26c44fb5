// Each call of the method begins with a buffer of its own.
package story

import "net"

type conn struct {
	rw  net.Conn
	buf []byte
	out chan []byte
}

func (c *conn) readOnce() error {
	c.buf = make([]byte, 100)
	n, err := c.rw.Read(c.buf)
	if err != nil {
		return err
	}
	c.out <- c.buf[:n]
	return nil
}

func (c *conn) loop() {
	for c.readOnce() == nil {
	}
}

func batcher(in <-chan string, out chan<- []string) {
	var batch []string
	flush := func() {
		out <- batch
		batch = nil
	}
	for s := range in {
		batch = append(batch, s)
		if len(batch) > 10 {
			flush()
		}
	}
	flush()
}
