// The timer's goroutine watches what the keeper watches.
package field_timer_watched

import "time"

type Lease struct {
	expired chan struct{}
	renewed chan struct{}
}

func Grant(d time.Duration) *Lease {
	l := &Lease{expired: make(chan struct{}), renewed: make(chan struct{})}
	time.AfterFunc(d, l.expire)
	go l.keep()
	return l
}

func (l *Lease) expire() {
	select {
	case l.expired <- struct{}{}:
	case <-l.renewed:
	}
}

func (l *Lease) keep() {
	select {
	case <-l.expired:
		println("expired")
	case <-l.renewed:
	}
}

func (l *Lease) Renew() { close(l.renewed) }
