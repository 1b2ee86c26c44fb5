// Wait comes before the results are taken: the senders and the waiter block each other.
package story

import "sync"

func gather(urls []string, get func(string) string) []string {
	out := make(chan string)
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out <- get(u) // want "send on out blocks forever while gather is blocked at wg.Wait"
		}()
	}
	wg.Wait()
	close(out)
	var all []string
	for r := range out {
		all = append(all, r)
	}
	return all
}
