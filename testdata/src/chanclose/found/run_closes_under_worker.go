// Run closes the queue at the stop while its worker goes on.
package story

import "time"

type controller struct {
	stopCh chan struct{}
	queue  chan string
}

func New() *controller {
	return &controller{stopCh: make(chan struct{}), queue: make(chan string)}
}

func (c *controller) Run() {
	go c.worker()
	<-c.stopCh
	close(c.queue)
}

func (c *controller) worker() {
	for {
		c.queue <- time.Now().String() // want "send on c.queue panics once Run has closed the channel"
	}
}

func (c *controller) Stop() { close(c.stopCh) }
