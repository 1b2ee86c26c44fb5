// Each worker that fails closes quit to stop the others.
package story

import "sync"

func runAll(tasks []func() error) {
	quit := make(chan struct{})
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := task(); err != nil {
				close(quit) // want "quit is closed by each of several goroutines, and the second close panics"
			}
		}()
	}
	wg.Wait()
}
