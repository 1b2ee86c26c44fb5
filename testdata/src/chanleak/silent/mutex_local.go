// Each goroutine locks and unlocks; nobody waits inside.
package story

import "sync"

func count(words []string) map[string]int {
	var (
		mu  sync.Mutex
		wg  sync.WaitGroup
		out = map[string]int{}
	)
	for _, w := range words {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			out[w]++
		}()
	}
	wg.Wait()
	return out
}
