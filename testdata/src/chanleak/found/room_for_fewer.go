// One element fewer has room than is sent.
package story

import "sync"

func results(fns []func() int) []int {
	if len(fns) < 2 {
		return nil
	}
	ch := make(chan int, len(fns)-1)
	var wg sync.WaitGroup
	for _, f := range fns {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ch <- f() // want `send on ch blocks forever`
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
