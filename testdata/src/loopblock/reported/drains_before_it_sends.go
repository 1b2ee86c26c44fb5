// The loop throws away what is left in its queue before it sends to it, and those who send otherwise have ended.
package client

type client struct {
	failed chan error
	quit   chan struct{}
	write  func() error
}

func start(write func() error) *client {
	c := &client{failed: make(chan error, 1), quit: make(chan struct{}), write: write}
	go c.reconnecter()
	go c.writer()
	return c
}

func (c *client) writer() {
	for {
		if err := c.write(); err != nil {
			c.failed <- err
			return
		}
	}
}

func (c *client) resend() error {
	if err := c.write(); err != nil {
		c.failed <- err
		return err
	}
	return nil
}

func (c *client) reconnecter() {
	for {
		select {
		case <-c.failed:
		drain:
			for {
				select {
				case <-c.failed:
				default:
					break drain
				}
			}
			if c.resend() == nil {
				go c.writer()
			}
		case <-c.quit:
			return
		}
	}
}
