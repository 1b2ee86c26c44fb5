// The workers lock the mutex that is held while they are waited for.
package story

import "sync"

func sum(xs []int) int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	total := 0
	mu.Lock()
	for _, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			total += x
			mu.Unlock()
		}()
	}
	wg.Wait() // want "wg.Wait blocks forever while mu is held, since the function literal in sum locks mu before it can end"
	mu.Unlock()
	return total
}
