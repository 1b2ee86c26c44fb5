// The monitor shuts the pool down when a check fails, and so does its owner.
package story

import "time"

type Pool struct {
	stop  chan struct{}
	check func() bool
}

func NewPool(check func() bool) *Pool {
	p := &Pool{stop: make(chan struct{}), check: check}
	go p.monitor()
	return p
}

func (p *Pool) monitor() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-t.C:
			if !p.check() {
				p.shutdown()
				return
			}
		}
	}
}

func (p *Pool) shutdown() {
	close(p.stop) // want "p.stop is closed a second time when monitor comes here too, which panics"
}

func (p *Pool) Close() error {
	p.shutdown()
	return nil
}
