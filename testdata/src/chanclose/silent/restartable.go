// Start makes the channel anew that Stop closes.
package story

type Poller struct {
	quit chan struct{}
}

func (p *Poller) Start(poll func()) {
	p.quit = make(chan struct{})
	go func(quit <-chan struct{}) {
		for {
			select {
			case <-quit:
				return
			default:
				poll()
			}
		}
	}(p.quit)
}

func (p *Poller) Stop() { close(p.quit) }

func (p *Poller) Restart(poll func()) {
	p.Stop()
	p.Start(poll)
}
