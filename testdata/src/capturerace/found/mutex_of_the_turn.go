// Each turn of the loop has a mutex of its own.
package turn

import "sync"

func Sum(xs []int) int {
	sum := 0
	var wg sync.WaitGroup
	for _, x := range xs {
		var mu sync.Mutex
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			sum += x // want "several goroutines write sum here"
		}()
	}
	wg.Wait()
	return sum
}
