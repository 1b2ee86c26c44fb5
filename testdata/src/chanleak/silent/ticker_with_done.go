// The loop watches done beside the ticker, or owns the ticker itself.
package story

import "time"

type poller struct {
	ticker *time.Ticker
	done   chan struct{}
	poll   func()
}

func New(poll func()) *poller {
	p := &poller{ticker: time.NewTicker(time.Second), done: make(chan struct{}), poll: poll}
	go p.run()
	go p.daemon()
	return p
}

func (p *poller) run() {
	for {
		select {
		case <-p.ticker.C:
			p.poll()
		case <-p.done:
			return
		}
	}
}

func (p *poller) daemon() {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for range t.C {
		p.poll()
	}
}

func (p *poller) Stop() {
	p.ticker.Stop()
	close(p.done)
}
