// The condition's mutex guards the flag.
package cond

import "sync"

func Wait(work func()) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	go func() {
		work()
		mu.Lock()
		ready = true
		mu.Unlock()
		cond.Broadcast()
	}()
	cond.L.Lock()
	for !ready {
		cond.Wait()
	}
	cond.L.Unlock()
}
