// The deferred drain waits for a value that the timeout has taken.
package story

import (
	"errors"
	"time"
)

func await(done <-chan struct{}) error {
	timer := time.NewTimer(time.Second)
	defer func() {
		if !timer.Stop() {
			<-timer.C // want "receive from timer.C blocks forever, since the timer's value has been received before"
		}
	}()
	select {
	case <-done:
		return nil
	case <-timer.C:
		return errors.New("timeout")
	}
}
