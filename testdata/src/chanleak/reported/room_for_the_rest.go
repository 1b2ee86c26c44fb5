// The first element is left out of the loop, as it is of the channel's
// capacity: there is room for every send.
package story

import "sync"

func results(fns []func() int) []int {
	if len(fns) < 2 {
		return nil
	}
	ch := make(chan int, len(fns)-1)
	var wg sync.WaitGroup
	for _, f := range fns[1:] {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- f()
		}()
	}
	wg.Wait()
	close(ch)
	var out []int
	for v := range ch {
		out = append(out, v)
	}
	return out
}

func rest(xs []string) <-chan string {
	out := make(chan string, max(len(xs)-1, 0))
	if len(xs) > 0 {
		for _, x := range xs[1:] {
			out <- x
		}
	}
	close(out)
	return out
}
