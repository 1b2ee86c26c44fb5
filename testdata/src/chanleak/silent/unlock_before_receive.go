// The lock is free while main waits.
package story

import "sync"

func exchange(work func()) {
	var mu sync.Mutex
	ready := make(chan bool)
	go func() {
		mu.Lock()
		work()
		mu.Unlock()
		ready <- true
	}()
	mu.Lock()
	work()
	mu.Unlock()
	<-ready
}
