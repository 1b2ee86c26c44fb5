// Each turn has variables of its own.
package iteration

import "sync"

func Each(n int, f func(int) int, use func(int)) {
	var wg sync.WaitGroup
	for i := 0; i < n; i++ {
		v := i * 2
		wg.Add(1)
		go func() {
			defer wg.Done()
			v = f(v + i)
			use(v)
		}()
	}
	wg.Wait()
}
