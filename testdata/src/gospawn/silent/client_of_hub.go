// Each that joins gets a goroutine of its own, which writes what it is woken
// for.
package story

type client struct {
	wake chan struct{}
	out  func()
}

type hub struct {
	join chan *client
	stop chan struct{}
}

func (h *hub) run() {
	for {
		select {
		case c := <-h.join:
			go c.write(h.stop)
		case <-h.stop:
			return
		}
	}
}

func (c *client) notify() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *client) write(stop <-chan struct{}) {
	for {
		select {
		case <-c.wake:
			c.out()
		case <-stop:
			return
		}
	}
}
