// Both ways to the close go through one sync.Once.
package story

import "sync"

type Conn struct {
	once sync.Once
	done chan struct{}
}

func Dial(read func() error) *Conn {
	c := &Conn{done: make(chan struct{})}
	go func() {
		for read() == nil {
		}
		c.Close()
	}()
	return c
}

func (c *Conn) Close() {
	c.once.Do(c.shut)
}

func (c *Conn) shut() { close(c.done) }
