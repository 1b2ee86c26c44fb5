// The heartbeat is dropped when nobody listens, and ends with the work.
package story

import "time"

func work(steps []func(), beat func()) {
	done := make(chan struct{})
	pulse := make(chan struct{})
	go func() {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				select {
				case pulse <- struct{}{}:
				default:
				}
			case <-done:
				return
			}
		}
	}()
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		for _, s := range steps {
			s()
		}
	}()
	for {
		select {
		case <-pulse:
			beat()
		case <-finished:
			close(done)
			return
		}
	}
}
