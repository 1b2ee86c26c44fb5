// The literal that the caller gets stops the goroutine, and does not wait until it has.
package track

import "sync"

func Track(events <-chan int) (stop func() int) {
	quit := make(chan struct{})
	sum := 0
	go func() {
		for {
			select {
			case e := <-events:
				sum += e // want "this write of sum in a goroutine races with a read outside of it"
			case <-quit:
				return
			}
		}
	}()
	return func() int {
		close(quit)
		return sum
	}
}

func Last(mu *sync.Mutex, values <-chan string) func() string {
	last := ""
	go func() {
		for v := range values {
			mu.Lock()
			last = v // want "this write of last in a goroutine races with a read outside of it"
			mu.Unlock()
		}
	}()
	return func() string { return last }
}
