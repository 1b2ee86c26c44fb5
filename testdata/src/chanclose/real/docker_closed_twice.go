// Docker 24007: several goroutines find the channel open and close it; mended with sync.Once.
package story

type Container struct {
	closed chan struct{}
}

func (c *Container) Close() {
	select {
	case <-c.closed:
	default:
		close(c.closed) // want "c.closed is closed by each of several goroutines, and the second close panics"
	}
}

func Run() {
	c := &Container{closed: make(chan struct{})}
	for i := 0; i < 2; i++ {
		go func() { c.Close() }()
	}
}
