// A semaphore of four lets four goroutines in at once.
package wide

import "sync"

func Sum(xs []int, weight func(int) int) int {
	sem := make(chan struct{}, 4)
	sum := 0
	var wg sync.WaitGroup
	for _, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- struct{}{}
			sum += weight(x) // want "several goroutines write sum here"
			<-sem
		}()
	}
	wg.Wait()
	return sum
}
