// The literal is kept by a body, which calls it under its own lock later; the
// loop closes the body of an earlier request before it receives.
package literal_kept_for_later

import "sync"

type body struct {
	mu     sync.Mutex
	closed bool
	atEnd  func() error
}

func (b *body) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return nil
	}
	b.closed = true
	return b.atEnd()
}

type conn struct {
	reqs chan func(*body) bool
}

func (c *conn) loop() {
	for handle := range c.reqs {
		read := make(chan bool, 2)
		b := &body{atEnd: func() error {
			read <- false
			return nil
		}}
		if !handle(b) {
			b.Close()
			continue
		}
		if ok := <-read; !ok {
			return
		}
	}
}

func Open() chan<- func(*body) bool {
	c := &conn{reqs: make(chan func(*body) bool)}
	go c.loop()
	return c.reqs
}
