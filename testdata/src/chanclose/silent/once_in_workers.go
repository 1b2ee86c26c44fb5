// Each worker may stop the others, and sync.Once lets one of them close.
package story

import "sync"

func search(n int, try func(int) bool) {
	found := make(chan struct{})
	var once sync.Once
	var wg sync.WaitGroup
	for i := 0; i < n; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if try(i) {
				once.Do(func() { close(found) })
			}
		}()
	}
	wg.Wait()
}
