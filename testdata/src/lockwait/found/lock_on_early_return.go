// The early return keeps the lock.
package story

import "sync"

func update(items []int, valid func(int) bool) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, it := range items {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock() // want "mu.Lock blocks forever"
			if !valid(it) {
				return
			}
			mu.Unlock()
		}()
	}
	wg.Wait()
}
