// The goroutine polls what its parent sets.
package stopflag

import "time"

func Run(work func(), d time.Duration) {
	stop := false
	go func() {
		for !stop {
			work()
		}
	}()
	time.Sleep(d)
	stop = true // want "this write of stop races with a read in a goroutine"
}
