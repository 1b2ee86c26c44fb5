// The timer is drained only if it fired before it was stopped.
package story

import "time"

func wait(ready <-chan struct{}, d time.Duration) bool {
	t := time.NewTimer(d)
	select {
	case <-ready:
		if !t.Stop() {
			<-t.C
		}
		return true
	case <-t.C:
		return false
	}
}
