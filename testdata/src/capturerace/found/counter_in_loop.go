// All goroutines of the loop add to one counter.
package counter

import "sync"

func Sum(xs []int) int {
	total := 0
	var wg sync.WaitGroup
	for _, x := range xs {
		wg.Add(1)
		go func() { // because "the goroutine is started here"
			defer wg.Done()
			total += x // want "several goroutines write total here at the same time, so a write may be lost"
		}()
	}
	wg.Wait()
	return total
}
