// The deferred Wait runs after the deferred close.
package story

import "sync"

func scan(hosts []string, probe func(string) bool, seen func(string)) {
	open := make(chan string, 16)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer close(open)
	go func() {
		for h := range open {
			seen(h)
		}
	}()
	for _, h := range hosts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if probe(h) {
				open <- h // want "send on open panics once scan has closed the channel"
			}
		}()
	}
}
