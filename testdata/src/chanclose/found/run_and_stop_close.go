// The run loop closes done when it fails, and Stop closes it again.
package story

type poller struct {
	done chan struct{}
	work func() error
}

func Start(work func() error) *poller {
	p := &poller{done: make(chan struct{}), work: work}
	go p.run()
	return p
}

func (p *poller) run() {
	for {
		if err := p.work(); err != nil {
			close(p.done)
			return
		}
	}
}

func (p *poller) Stop() {
	close(p.done) // want "p.done is closed twice when run closes it too, which panics"
}
