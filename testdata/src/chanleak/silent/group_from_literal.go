// The group begins as an empty literal, and the channel has room.
package story

import "sync"

func total(work func() int) int {
	ch := make(chan int, 1)
	wg := sync.WaitGroup{}
	wg.Add(1)
	go func() {
		ch <- work()
		wg.Done()
	}()
	wg.Wait()
	return <-ch
}
