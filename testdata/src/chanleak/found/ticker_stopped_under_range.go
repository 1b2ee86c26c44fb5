// Stop does not close the channel, so the goroutine stays.
package story

import "time"

type poller struct {
	ticker *time.Ticker
	poll   func()
}

func New(poll func()) *poller {
	p := &poller{ticker: time.NewTicker(time.Second), poll: poll}
	go p.run()
	return p
}

func (p *poller) run() {
	for range p.ticker.C { // want "the range over p.ticker.C blocks forever once the ticker is stopped, since Stop does not close its channel"
		p.poll()
	}
}

func (p *poller) Stop() {
	p.ticker.Stop() // because "the ticker is stopped here"
}
