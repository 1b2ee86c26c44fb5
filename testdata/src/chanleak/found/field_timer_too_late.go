// The keeper leaves when the lease is renewed, and the timer's goroutine still
// has its value to send.
package field_timer_too_late

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
	l.expired <- struct{}{} // want "send on l.expired blocks forever once keep has returned because of l.renewed"
}

func (l *Lease) keep() {
	select {
	case <-l.expired:
		println("expired")
	case <-l.renewed:
	}
}

func (l *Lease) Renew() { close(l.renewed) }
