// The goroutine sends on its channel before it receives, into the buffer, and waits for its helpers after the loop has ended.
package main

import "sync"

func main() {
	work := make(chan int, 1)
	var wg sync.WaitGroup
	done := make(chan struct{})
	go func() {
		defer close(done)
		work <- 0
		for n := range work {
			if n > 3 {
				break
			}
			wg.Add(1)
			go func() {
				defer wg.Done()
				work <- n + 1
			}()
		}
		wg.Wait()
	}()
	<-done
}
