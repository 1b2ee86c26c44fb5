// The helper literal is called by every goroutine.
package helper

import "sync"

func Crawl(urls []string, fetch func(string) int) int {
	seen := 0
	var wg sync.WaitGroup
	visit := func(url string) {
		if fetch(url) > 0 {
			seen++ // want "several goroutines write seen here"
		}
	}
	for _, url := range urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			visit(url)
		}()
	}
	wg.Wait()
	return seen
}
