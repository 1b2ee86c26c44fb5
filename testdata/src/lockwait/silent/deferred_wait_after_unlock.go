// Deferred calls run last first: the unlock comes before the wait.
package deferred_wait_after_unlock

import "sync"

type Node struct {
	mu   sync.Mutex
	jobs []int
	done int
}

func (n *Node) Drain() {
	var wg sync.WaitGroup
	n.mu.Lock()
	defer wg.Wait()
	defer n.mu.Unlock()
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
