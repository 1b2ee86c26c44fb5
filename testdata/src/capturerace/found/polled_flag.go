// The loop polls a plain variable, which it may never see change.
package polled

import "time"

func Wait(work func()) {
	finished := false
	go func() {
		work()
		finished = true // want "this write of finished in a goroutine races with a read outside of it, so the read may miss it"
	}()
	for !finished {
		time.Sleep(time.Millisecond)
	}
}
