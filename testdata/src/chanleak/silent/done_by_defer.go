// Done runs on every path.
package story

import "sync"

func runAll(jobs []func() error) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := job(); err != nil {
				return
			}
		}()
	}
	wg.Wait()
}
