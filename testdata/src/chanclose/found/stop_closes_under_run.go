// Stop closes the channel on which the goroutine of Start still sends.
package story

import "time"

type Ticker struct {
	events chan time.Time
	quit   chan struct{}
}

func New() *Ticker {
	t := &Ticker{events: make(chan time.Time), quit: make(chan struct{})}
	go t.run() // because "this starts a goroutine that runs run"
	return t
}

func (t *Ticker) run() {
	for {
		select {
		case <-t.quit:
			return
		default:
		}
		t.events <- time.Now() // want "send on t.events panics once Stop has closed the channel"
	}
}

func (t *Ticker) Events() <-chan time.Time { return t.events }

func (t *Ticker) Stop() {
	close(t.quit)
	close(t.events) // because "t.events is closed by this close"
}
