// The atomic flag publishes what was written before it.
package published

import (
	"sync/atomic"
	"time"
)

func Load(get func() int) int {
	var v int
	var ready atomic.Bool
	go func() {
		v = get()
		ready.Store(true)
	}()
	for !ready.Load() {
		time.Sleep(time.Millisecond)
	}
	return v
}
