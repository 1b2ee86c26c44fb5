// The result is read under the lock, which a deferred call releases.
package result

import (
	"sync"
	"time"
)

func Timeout(d time.Duration, f func() int) (v int, late bool) {
	var mu sync.Mutex
	timer := time.AfterFunc(d, func() {
		mu.Lock()
		late = true
		mu.Unlock()
	})
	defer timer.Stop()
	n := f()
	mu.Lock()
	defer mu.Unlock()
	if n == 0 {
		return
	}
	return n, late
}
