// The hook gets the slice itself when the lock is free again.
package hooks

import "sync"

type Tracker struct {
	mu     sync.Mutex
	counts []int
	OnFull func([]int)
}

func (t *Tracker) Hit(i int) {
	t.mu.Lock()
	t.counts[i]++
	t.mu.Unlock()
}

func (t *Tracker) Flush() {
	t.mu.Lock()
	counts := t.counts
	t.mu.Unlock()
	t.OnFull(counts) // want "passing t.counts itself on without t.mu races with the writes in Hit"
}
