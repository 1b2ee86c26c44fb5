// The error path leaves without waking the one who waits.
package story

import "sync"

func wait(load func() error) {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	ready := false
	go func() {
		if err := load(); err != nil {
			return
		}
		mu.Lock()
		ready = true
		c.Signal()
		mu.Unlock()
	}()
	mu.Lock()
	for !ready {
		c.Wait() // want "c.Wait blocks forever once the goroutine of wait returns early with an error"
	}
	mu.Unlock()
}
