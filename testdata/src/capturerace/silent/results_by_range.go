// The range ends when the closer has closed, after all workers have ended.
package ranged

import "sync"

func Work(jobs []int) (sum, failed int) {
	results := make(chan int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	for _, j := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if j < 0 {
				mu.Lock()
				failed++
				mu.Unlock()
				return
			}
			results <- j * 2
		}()
	}
	go func() {
		wg.Wait()
		close(results)
	}()
	for r := range results {
		sum += r
	}
	return sum, failed
}
