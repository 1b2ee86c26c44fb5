// Stop returns true when the timer has not fired, and then nothing is sent.
package timer_stopped_in_time

import "time"

type Debouncer struct {
	timer *time.Timer
	kick  chan struct{}
}

func New(d time.Duration, f func()) *Debouncer {
	b := &Debouncer{timer: time.NewTimer(d), kick: make(chan struct{}, 1)}
	go func() {
		for {
			select {
			case <-b.kick:
				if b.timer.Stop() {
					<-b.timer.C // want "receive from b.timer.C blocks forever, since a timer that was stopped in time sends nothing"
				}
				b.timer.Reset(d)
			case <-b.timer.C:
				f()
			}
		}
	}()
	return b
}

func (b *Debouncer) Kick() {
	select {
	case b.kick <- struct{}{}:
	default:
	}
}
