// The goroutine has ended before its argument is written.
package story

import "sync"

func use(xs []int) { println(xs[0]) }

func rounds(xs []int) {
	var wg sync.WaitGroup
	for i := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			use(xs)
		}()
		wg.Wait()
		xs[i] = 0
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		use(xs)
	}()
	<-done
	xs[0] = 1
}
