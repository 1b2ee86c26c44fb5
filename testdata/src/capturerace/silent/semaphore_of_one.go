// A channel of capacity one is a mutex.
package semaphore

import "sync"

func Sum(xs []int) int {
	sem := make(chan struct{}, 1)
	sum := 0
	var wg sync.WaitGroup
	for _, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- struct{}{}
			sum += x
			<-sem
		}()
	}
	wg.Wait()
	return sum
}
