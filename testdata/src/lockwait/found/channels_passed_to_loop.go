// Stop waits under the lock for the loop, which got its channels as arguments
// and takes the lock at every tick.
package channels_passed_to_loop

import (
	"sync"
	"time"
)

type Poller struct {
	mu      sync.Mutex
	last    time.Time
	quit    chan struct{}
	stopped chan struct{}
}

func (p *Poller) Start() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.quit != nil {
		return
	}
	p.quit, p.stopped = make(chan struct{}), make(chan struct{})
	go p.loop(p.quit, p.stopped)
}

func (p *Poller) loop(quit, stopped chan struct{}) {
	defer close(stopped)
	for {
		select {
		case now := <-time.After(time.Second):
			p.mu.Lock()
			p.last = now
			p.mu.Unlock()
		case <-quit:
			return
		}
	}
}

func (p *Poller) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.quit == nil {
		return
	}
	close(p.quit)
	<-p.stopped // want "receive from p.stopped blocks forever while p.mu is held, since loop locks p.mu before it can send or close"
	p.quit = nil
}
