// Two goroutines that append at once write the same element.
package appends

import "sync"

func Squares(xs []int) []int {
	var out []int
	var wg sync.WaitGroup
	for _, x := range xs {
		wg.Go(func() {
			out = append(out, x*x) // want "several goroutines write out here"
		})
	}
	wg.Wait()
	return out
}
