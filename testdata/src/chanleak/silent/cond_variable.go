// The waiter is woken under the same lock.
package story

import "sync"

func waitFor(f func()) {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	ready := false
	go func() {
		f()
		mu.Lock()
		ready = true
		mu.Unlock()
		c.Broadcast()
	}()
	mu.Lock()
	for !ready {
		c.Wait()
	}
	mu.Unlock()
}
