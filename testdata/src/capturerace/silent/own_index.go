// Each goroutine writes its own element.
package index

import "sync"

func Map(xs []int, f func(int) int) []int {
	out := make([]int, len(xs))
	var errs [8]error
	var wg sync.WaitGroup
	for i, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i] = f(x)
			errs[i%8] = nil
		}()
	}
	wg.Wait()
	return out
}
