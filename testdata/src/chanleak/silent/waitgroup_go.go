// wg.Go adds and does by itself.
package story

import "sync"

func each(ids []int, f func(int) int) []int {
	var wg sync.WaitGroup
	out := make(chan int, len(ids))
	for _, id := range ids {
		wg.Go(func() { out <- f(id) })
	}
	wg.Wait()
	close(out)
	var all []int
	for v := range out {
		all = append(all, v)
	}
	return all
}
