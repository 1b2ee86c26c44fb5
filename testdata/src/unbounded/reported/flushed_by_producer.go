// Met in nats.go's websocket writer: who adds a frame writes all of them before
// it returns.
package story

import (
	"io"
	"sync"
)

type conn struct {
	mu     sync.Mutex
	w      io.Writer
	frames [][]byte
	kick   chan struct{}
}

func (c *conn) ping(b []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.frames = append(c.frames, b)
	c.flush()
}

func (c *conn) flush() { c.writeFrames() }

func (c *conn) writeFrames() {
	for _, f := range c.frames {
		c.w.Write(f)
	}
	c.frames = nil
}

func (c *conn) flusher() {
	for range c.kick {
		c.mu.Lock()
		c.flush()
		c.mu.Unlock()
	}
}

func (c *conn) reader(in <-chan []byte) {
	for b := range in {
		c.ping(b)
	}
}

func start(w io.Writer, in <-chan []byte) chan<- struct{} {
	c := &conn{w: w, kick: make(chan struct{}, 1)}
	go c.flusher()
	go c.reader(in)
	return c.kick
}
