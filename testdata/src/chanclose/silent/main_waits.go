// main has waited for the sender before it closes.
package main

import (
	"fmt"
	"sync"
)

func main() {
	ch := make(chan int)
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for {
			select {
			case ch <- 1:
			case <-done:
				return
			}
		}
	}()
	fmt.Println(<-ch)
	close(done)
	wg.Wait()
	close(ch)
}
