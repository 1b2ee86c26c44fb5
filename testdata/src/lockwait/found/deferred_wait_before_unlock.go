// Deferred calls run last first: the wait comes before the unlock.
package deferred_wait_before_unlock

import "sync"

type Node struct {
	mu   sync.Mutex
	jobs []int
	done int
}

func (n *Node) Drain() {
	var wg sync.WaitGroup
	n.mu.Lock()
	defer n.mu.Unlock()
	defer wg.Wait() // want "wg.Wait blocks forever while n.mu is held"
	for range n.jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n.mu.Lock()
			n.done++
			n.mu.Unlock()
		}()
	}
}
