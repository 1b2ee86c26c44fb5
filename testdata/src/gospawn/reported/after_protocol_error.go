// Met in amqp091-go: a frame that must not come starts a goroutine that closes
// the connection; not each frame does.
package story

import (
	"bufio"
	"io"
	"sync"
)

type frame struct{ kind int }

type conn struct {
	r    *bufio.Reader
	w    io.Writer
	once sync.Once
}

func (c *conn) read() (frame, error) {
	b, err := c.r.ReadByte()
	return frame{int(b)}, err
}

func (c *conn) serve() {
	for {
		f, err := c.read()
		if err != nil {
			return
		}
		c.dispatch(f)
	}
}

func (c *conn) dispatch(f frame) {
	switch f.kind {
	case 1:
		println("data")
	case 2:
		if _, err := c.w.Write([]byte{2}); err != nil {
			go c.shutdown(err)
		}
	default:
		go func() {
			c.shutdown(nil)
		}()
	}
}

func (c *conn) shutdown(err error) { c.once.Do(func() { println(err) }) }

func start(rw io.ReadWriter) { go (&conn{r: bufio.NewReader(rw), w: rw}).serve() }
