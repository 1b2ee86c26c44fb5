// The break leaves the loop with the mutex locked, and the sum locks it again.
package story

import "sync"

func total(parts [][]int, limit int) int {
	var mu sync.Mutex
	sum := 0
	var wg sync.WaitGroup
	for _, part := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			sum += len(part)
			mu.Unlock()
		}()
	}
	wg.Wait()
	for _, part := range parts {
		mu.Lock() // because "mu is locked here"
		sum -= len(part)
		if sum > limit { // because "a branch here leaves mu locked"
			break
		}
		mu.Unlock()
	}
	mu.Lock() // want "mu is locked again while it is held, which blocks forever"
	defer mu.Unlock()
	return sum
}
