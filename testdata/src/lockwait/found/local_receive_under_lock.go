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
	<-ready // want "receive from ready blocks forever while mu is held, since the function literal in exchange locks mu before it can send or close"
	mu.Unlock()
}
