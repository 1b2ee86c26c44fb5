// The iterator is ranged over under the lock.
package tree

import (
	"maps"
	"slices"
	"sync"
)

type Tree struct {
	mu    sync.RWMutex
	nodes map[int]string
}

func (t *Tree) Put(i int, s string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.nodes[i] = s
}

func (t *Tree) Keys() []int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return slices.Sorted(maps.Keys(t.nodes))
}

func (t *Tree) Values() []string {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return slices.Collect(maps.Values(t.nodes))
}

func (t *Tree) Each(yield func(int, string) bool) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	for i, s := range t.nodes {
		if !yield(i, s) {
			return
		}
	}
}
