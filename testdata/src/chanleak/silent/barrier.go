// Every goroutine says that it is ready, then all are let go.
package story

import "sync"

func together(n int, f func(int)) {
	var ready, finished sync.WaitGroup
	start := make(chan struct{})
	for i := range n {
		ready.Add(1)
		finished.Add(1)
		go func() {
			ready.Done()
			<-start
			f(i)
			finished.Done()
		}()
	}
	ready.Wait()
	close(start)
	finished.Wait()
}
