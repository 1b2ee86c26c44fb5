// The reader looks at the flag without the lock.
package unlocked

import (
	"sync"
	"time"
)

func Run(work func() int) int {
	var mu sync.Mutex
	res, done := 0, false
	go func() {
		v := work()
		mu.Lock()
		res = v     // want "this write of res in a goroutine races with a read outside of it"
		done = true // want "this write of done in a goroutine races with a read outside of it"
		mu.Unlock()
	}()
	for !done {
		time.Sleep(time.Millisecond)
	}
	return res
}
