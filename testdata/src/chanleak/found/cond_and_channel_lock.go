// The lock is held across a receive whose sender needs it.
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
	<-ready // want "receive from ready blocks forever while the goroutine of exchange is blocked at mu.Lock"
	mu.Unlock()
}
