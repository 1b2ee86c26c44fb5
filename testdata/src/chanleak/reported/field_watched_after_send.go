// Who has sent a request watches the end of the loop before it comes back, so
// that no second request follows into the buffer.
package field_watched_after_send

type request struct{ reply chan int }

type Conn struct {
	requests chan request
	closed   chan struct{}
}

func New() *Conn {
	c := &Conn{requests: make(chan request, 1), closed: make(chan struct{})}
	go c.loop()
	return c
}

func (c *Conn) loop() {
	for {
		select {
		case r := <-c.requests:
			r.reply <- 1
		case <-c.closed:
			return
		}
	}
}

func (c *Conn) Ask() int {
	r := request{reply: make(chan int, 1)}
	c.requests <- r
	select {
	case n := <-r.reply:
		return n
	case <-c.closed:
		return 0
	}
}

func (c *Conn) TryAsk(r request) {
	select {
	case c.requests <- r:
	case <-c.closed:
	}
}

func (c *Conn) Close() { close(c.closed) }
