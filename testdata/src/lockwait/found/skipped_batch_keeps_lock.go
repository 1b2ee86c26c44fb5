// An empty batch skips the unlock, and the next turn locks again.
package story

import "sync"

type member struct {
	mu   sync.Mutex
	seen map[string]int
}

func Apply(batches []map[string]int) map[string]int {
	m := &member{seen: map[string]int{}}
	for _, batch := range batches {
		if batch == nil {
			continue
		}
		m.mu.Lock()          // want "m.mu is locked again while it is held, which blocks forever" // because "m.mu is locked here"
		if len(batch) == 0 { // because "a branch here leaves m.mu locked"
			continue
		}
		for k, v := range batch {
			m.seen[k] += v
		}
		m.mu.Unlock()
	}
	return m.seen
}
