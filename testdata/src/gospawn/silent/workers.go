// A fixed number of workers share the channel.
package story

import "sync"

func consume(jobs <-chan int, n int) {
	var wg sync.WaitGroup
	for i := 0; i < n; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				_ = j
			}
		}()
	}
	for range 4 {
		go func() {
			for j := range jobs {
				_ = j
			}
		}()
	}
	wg.Wait()
}
