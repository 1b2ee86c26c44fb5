// Two goroutines may both find the channel open, and both close it.
package story

type client struct {
	closed chan struct{}
}

func serve(n int, step func() error) *client {
	c := &client{closed: make(chan struct{})}
	for i := 0; i < n; i++ {
		go func() {
			for step() == nil {
			}
			select {
			case <-c.closed:
			default:
				close(c.closed) // want "c.closed is closed by each of several goroutines, and the second close panics"
			}
		}()
	}
	return c
}
