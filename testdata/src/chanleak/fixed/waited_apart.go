package story

import "sync"

func sizes(names map[string]bool, size func(string) int) (all []int) {
	out := make(chan int)
	var measured sync.WaitGroup
	for name := range names {
		measured.Add(1)
		go func() {
			defer measured.Done()
			out <- size(name) // want "send on out blocks forever while sizes is blocked at measured.Wait"
		}()
	}
	measured.Wait()
	close(out)
	for n := range out {
		all = append(all, n)
	}
	return all
}
