// Met in pulsar's transaction client: the loop that receives the requests puts
// one back that it cannot send yet, and must not wait for itself.
package story

type client struct {
	requests chan string
	send     func(string) error
}

func (c *client) loop() {
	for r := range c.requests {
		c.handle(r)
	}
}

func (c *client) handle(r string) {
	if err := c.send(r); err != nil {
		c.again(r)
	}
}

func (c *client) again(r string) {
	go func() { c.requests <- r }()
}

func start(send func(string) error) *client {
	c := &client{make(chan string), send}
	go c.loop()
	return c
}
