// The error return keeps the mutex, for which the other goroutine waits.
package story

import (
	"os"
	"sync"
)

func both(a, b string) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, path := range []string{a, b} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock() // want "mu.Lock blocks forever"
			if err := os.Remove(path); err != nil {
				return
			}
			mu.Unlock()
		}()
	}
	wg.Wait()
}
