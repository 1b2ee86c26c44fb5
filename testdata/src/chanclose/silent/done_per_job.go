// Every job is counted, and its Done follows its result.
package story

import "sync"

func process(jobs []int, n int) []int {
	in := make(chan int)
	out := make(chan int, len(jobs))
	var wg sync.WaitGroup
	for i := 0; i < n; i++ {
		go func() {
			for j := range in {
				out <- j * j
				wg.Done()
			}
		}()
	}
	wg.Add(len(jobs))
	for _, j := range jobs {
		in <- j
	}
	wg.Wait()
	close(in)
	close(out)
	var all []int
	for v := range out {
		all = append(all, v)
	}
	return all
}
