// Met in net/http's transport: the field closed says that the channel is
// closed, and the callers hold the mutex.
package story

import "sync"

type Conn struct {
	mu     sync.Mutex
	closed error
	alt    any
	done   chan struct{}
	reqs   chan int
}

func Dial() *Conn {
	c := &Conn{done: make(chan struct{}), reqs: make(chan int)}
	go c.readLoop()
	go c.writeLoop()
	return c
}

func (c *Conn) readLoop() {
	defer c.close(errRead)
	<-c.done
}

func (c *Conn) writeLoop() {
	for {
		select {
		case r := <-c.reqs:
			if r < 0 {
				c.close(errWrite)
				return
			}
		case <-c.done:
			return
		}
	}
}

var errRead, errWrite error

func (c *Conn) close(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closeLocked(err)
}

func (c *Conn) closeLocked(err error) {
	if err == nil {
		panic("nil error")
	}
	if c.closed == nil {
		c.closed = err
		if c.alt == nil {
			close(c.done)
		}
	}
}
