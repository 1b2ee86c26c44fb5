// The result is read where the flag says that it is not there yet.
package notset

import "sync"

func Run(work func() int) int {
	var mu sync.Mutex
	res, done := 0, false
	go func() {
		res = work() // want "this write of res in a goroutine races with a read outside of it"
		mu.Lock()
		done = true
		mu.Unlock()
	}()
	mu.Lock()
	d := done
	mu.Unlock()
	if !d {
		return res
	}
	return 0
}
