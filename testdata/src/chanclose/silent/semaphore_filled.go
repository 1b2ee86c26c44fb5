// Filling the semaphore waits for every goroutine that holds a place in it.
package story

func each(xs []int, limit int, f func(int) int) []int {
	sem := make(chan struct{}, limit)
	out := make(chan int, len(xs))
	for _, x := range xs {
		sem <- struct{}{}
		go func() {
			defer func() { <-sem }()
			out <- f(x)
		}()
	}
	for range limit {
		sem <- struct{}{}
	}
	close(out)
	var all []int
	for v := range out {
		all = append(all, v)
	}
	return all
}
