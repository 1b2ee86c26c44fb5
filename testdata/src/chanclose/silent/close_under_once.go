// sync.Once lets only the first close run.
package story

import "sync"

type conn struct {
	once sync.Once
	done chan struct{}
}

func dial() *conn { return &conn{done: make(chan struct{})} }

func (c *conn) Close() {
	c.once.Do(func() { close(c.done) })
	c.once.Do(func() { close(c.done) })
}
