// Stop and done end the loop together.
package story

import "time"

type poller struct {
	t    *time.Ticker
	done chan struct{}
}

func poll(f func()) func() {
	p := &poller{t: time.NewTicker(time.Minute), done: make(chan struct{})}
	go func() {
		for {
			select {
			case <-p.t.C:
				f()
			case <-p.done:
				return
			}
		}
	}()
	return func() {
		p.t.Stop()
		close(p.done)
	}
}
