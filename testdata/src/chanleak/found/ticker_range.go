// Stop does not close the ticker's channel, so the range never ends.
package story

import "time"

func poll(n int, probe func()) {
	t := time.NewTicker(time.Second)
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		for range t.C { // want "the range over t.C blocks forever"
			probe()
		}
	}()
	probe()
	t.Stop()
	<-finished
}
