// RLock lets several writers in.
package rlock

import "sync"

func Index(words []string) map[string]int {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	index := make(map[string]int)
	for i, w := range words {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.RLock()
			index[w] = i // want "several goroutines write index here"
			mu.RUnlock()
		}()
	}
	wg.Wait()
	return index
}
