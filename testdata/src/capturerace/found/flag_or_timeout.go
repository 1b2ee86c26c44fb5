// The loop may also end because it has tried too often.
package flagtimeout

import (
	"sync"
	"time"
)

func Run(work func() int, tries int) int {
	var mu sync.Mutex
	res, done := 0, false
	go func() {
		res = work() // want "this write of res in a goroutine races with a read outside of it"
		mu.Lock()
		done = true
		mu.Unlock()
	}()
	for i := 0; i < tries; i++ {
		mu.Lock()
		d := done
		mu.Unlock()
		if d {
			break
		}
		time.Sleep(time.Millisecond)
	}
	return res
}
