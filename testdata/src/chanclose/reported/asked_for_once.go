// Met in go-ethereum: each call of StopInteractive sends one value, and its
// callers call it once.
package story

type Console struct {
	stop    chan struct{}
	stopped chan struct{}
	closed  chan struct{}
}

func NewConsole() *Console {
	c := &Console{make(chan struct{}), make(chan struct{}), make(chan struct{})}
	go c.handle()
	return c
}

func (c *Console) handle() {
	for {
		select {
		case <-c.stop:
			close(c.stopped)
		case <-c.closed:
			return
		}
	}
}

func (c *Console) StopInteractive() {
	select {
	case c.stop <- struct{}{}:
	case <-c.closed:
	}
}

func (c *Console) Interactive() { <-c.stopped }

func (c *Console) Close() { close(c.closed) }
