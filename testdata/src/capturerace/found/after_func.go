// The timer's function runs on its own goroutine.
package timer

import "time"

func Watch(d time.Duration, step func() bool) bool {
	expired := false
	t := time.AfterFunc(d, func() {
		expired = true // want "this write of expired in a goroutine races with a read outside of it"
	})
	defer t.Stop()
	for step() {
		if expired {
			return false
		}
	}
	return true
}
