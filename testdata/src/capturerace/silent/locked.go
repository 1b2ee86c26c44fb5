// Every access holds the mutex, or comes after Wait.
package locked

import "sync"

func Sum(xs []int) int {
	var (
		mu    sync.Mutex
		wg    sync.WaitGroup
		total int
		seen  = map[int]bool{}
	)
	add := func(x int) {
		mu.Lock()
		defer mu.Unlock()
		total += x
		seen[x] = true
	}
	for _, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			add(x)
		}()
	}
	wg.Wait()
	return total + len(seen)
}
