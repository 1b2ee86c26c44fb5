// The break leaves the select and not the loop.
package story

import "time"

func poll(work func()) {
	done := make(chan struct{})
	go func() {
		work()
		close(done)
	}()
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-done: // want "receive from done is always ready once the channel is closed, and the loop spins"
			break
		case <-t.C:
			println("still at work")
		}
	}
}
