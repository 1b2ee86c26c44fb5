// The group is waited for when the lock is free again.
package story

import "sync"

func sum(xs []int) int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	total := 0
	for _, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			total += x
		}()
	}
	wg.Wait()
	mu.Lock()
	defer mu.Unlock()
	return total
}
