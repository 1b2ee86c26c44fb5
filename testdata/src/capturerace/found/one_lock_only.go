// The goroutine locks, and the read does not.
package onelock

import "sync"

func Count(events <-chan int, report func(int)) {
	var mu sync.Mutex
	n := 0
	go func() {
		for range events {
			mu.Lock()
			n++ // want "this write of n in a goroutine races with a read outside of it"
			mu.Unlock()
		}
	}()
	report(n)
}
