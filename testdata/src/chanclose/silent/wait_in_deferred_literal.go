// The deferred literal waits before it closes.
package story

import "sync"

func scan(hosts []string, probe func(string) string, seen func(string)) {
	open := make(chan string)
	var wg sync.WaitGroup
	go func() {
		for h := range open {
			seen(h)
		}
	}()
	defer func() {
		wg.Wait()
		close(open)
	}()
	for _, h := range hosts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			open <- probe(h)
		}()
	}
}
