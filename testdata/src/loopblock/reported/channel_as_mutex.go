// The channel with one empty token is a mutex, which the finalizer takes like any other.
package conn

import "runtime"

type mutex struct{ token chan struct{} }

func newMutex() *mutex { return &mutex{make(chan struct{}, 1)} }

func (m *mutex) lock() { m.token <- struct{}{} }

func (m *mutex) unlock() {
	select {
	case <-m.token:
	default:
	}
}

type conn struct {
	writing *mutex
	closed  bool
}

func dial() *conn {
	c := &conn{writing: newMutex()}
	runtime.SetFinalizer(c, func(c *conn) { c.close() })
	return c
}

func (c *conn) close() {
	c.writing.lock()
	defer c.writing.unlock()
	c.closed = true
}
