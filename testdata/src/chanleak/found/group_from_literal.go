// The group begins as an empty literal, and is waited for before the channel is
// received from.
package story

import "sync"

func total(work func() int) int {
	ch := make(chan int)
	wg := sync.WaitGroup{}
	wg.Add(1)
	go func() {
		ch <- work() // want `send on ch blocks forever while total is blocked at wg.Wait`
		wg.Done()
	}()
	wg.Wait()
	return <-ch
}
