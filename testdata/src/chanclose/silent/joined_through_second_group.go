// The stages are waited for one after the other.
package story

import "sync"

func pipeline(in []int) []int {
	mid, out := make(chan int), make(chan int, len(in))
	var readers, workers sync.WaitGroup
	readers.Add(1)
	go func() {
		defer readers.Done()
		for _, v := range in {
			mid <- v
		}
	}()
	for range 3 {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for v := range mid {
				out <- v * v
			}
		}()
	}
	readers.Wait()
	close(mid)
	workers.Wait()
	close(out)
	var all []int
	for v := range out {
		all = append(all, v)
	}
	return all
}
