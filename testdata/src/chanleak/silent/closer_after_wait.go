// A goroutine of its own waits and closes.
package story

import "sync"

func gather(urls []string, get func(string) string) []string {
	out := make(chan string)
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out <- get(u)
		}()
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	var all []string
	for r := range out {
		all = append(all, r)
	}
	return all
}
