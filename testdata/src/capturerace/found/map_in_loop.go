// Maps are not safe for two writers.
package maps

import "sync"

func Lengths(words []string) map[string]int {
	out := map[string]int{}
	var wg sync.WaitGroup
	wg.Add(len(words))
	for _, w := range words {
		go func() {
			defer wg.Done()
			out[w] = len(w) // want "several goroutines write out here at the same time, which ends the process"
		}()
	}
	wg.Wait()
	return out
}
