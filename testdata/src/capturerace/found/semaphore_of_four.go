// The semaphore lets four in at a time.
package sums

import "sync"

func sums(files []string, sum func(string) uint32) map[string]uint32 {
	sem := make(chan struct{}, 4)
	out := map[string]uint32{}
	var wg sync.WaitGroup
	for _, f := range files {
		sem <- struct{}{}
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { <-sem }()
			out[f] = sum(f) // want "several goroutines write out here"
		}()
	}
	wg.Wait()
	return out
}
