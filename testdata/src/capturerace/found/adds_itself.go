// Wait may come before the goroutine has added itself.
package volumes

import "sync"

func detach(volumes []string, one func(string) error) error {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var failed error
	for _, v := range volumes {
		go func() {
			wg.Add(1)
			defer wg.Done()
			if err := one(v); err != nil {
				mu.Lock()
				failed = err // want "this write of failed in a goroutine races with a read outside of it"
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	return failed
}
