// The caller chooses how many.
package story

import "sync"

func fetchAll(urls []string, fetch func(string)) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func() { // want "this starts a goroutine for each element of urls, and its length is the only limit"
			defer wg.Done()
			fetch(u)
		}()
	}
	wg.Wait()
}
