// Every branch unlocks before the next turn.
package story

import "sync"

type member struct {
	mu   sync.Mutex
	seen map[string]int
}

func Apply(batches []map[string]int) map[string]int {
	m := &member{seen: map[string]int{}}
	for _, batch := range batches {
		m.mu.Lock()
		if len(batch) == 0 {
			m.mu.Unlock()
			continue
		}
		for k, v := range batch {
			m.seen[k] += v
		}
		m.mu.Unlock()
	}
	return m.seen
}
