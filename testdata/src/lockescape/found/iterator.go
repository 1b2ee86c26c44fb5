// The iterator reads the map when it is ranged over, without the lock.
package tree

import (
	"iter"
	"maps"
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

func (t *Tree) All() iter.Seq2[int, string] {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return maps.All(t.nodes) // want "returning t.nodes itself lets the caller use it without t.mu"
}
