// The Wait is deferred last and runs first.
package story

import "sync"

func scan(hosts []string, probe func(string) string, out chan<- string) {
	defer close(out)
	var wg sync.WaitGroup
	defer wg.Wait()
	for _, h := range hosts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out <- probe(h)
		}()
	}
}
