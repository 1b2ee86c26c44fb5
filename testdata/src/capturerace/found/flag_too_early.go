// The flag is set before the result, in a critical section of its own.
package early

import (
	"sync"
	"time"
)

func Run(work func() int) int {
	var mu sync.Mutex
	res, done := 0, false
	go func() {
		mu.Lock()
		done = true
		mu.Unlock()
		res = work() // want "this write of res in a goroutine races with a read outside of it"
	}()
	for {
		mu.Lock()
		d := done
		mu.Unlock()
		if d {
			return res
		}
		time.Sleep(time.Millisecond)
	}
}
