// Every token comes back.
package story

import "sync"

func limited(jobs []func() error) {
	sem := make(chan struct{}, 2)
	var wg sync.WaitGroup
	for _, job := range jobs {
		wg.Add(1)
		sem <- struct{}{}
		go func() {
			defer wg.Done()
			defer func() { <-sem }()
			if err := job(); err != nil {
				return
			}
		}()
	}
	wg.Wait()
}
