// The item that is skipped was counted.
package story

import "sync"

func each(items []string, run func(string)) {
	var wg sync.WaitGroup
	for _, it := range items {
		wg.Add(1)
		if it == "" {
			continue
		}
		go func() {
			defer wg.Done()
			run(it)
		}()
	}
	wg.Wait() // want "wg.Wait blocks forever"
}
