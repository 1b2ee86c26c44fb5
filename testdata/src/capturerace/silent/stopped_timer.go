// A timer that is stopped in time has not run its function; else its end is awaited.
package stoppedtimer

import "time"

func Fired(d time.Duration, work func()) bool {
	fired := false
	done := make(chan struct{})
	t := time.AfterFunc(d, func() {
		fired = true
		close(done)
	})
	work()
	if !t.Stop() {
		<-done
	}
	return fired
}
