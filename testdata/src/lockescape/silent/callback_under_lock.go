// The visitor runs under the lock.
package visit

import "sync"

type Tree struct {
	mu    sync.Mutex
	nodes map[int]string
}

func (t *Tree) Put(k int, v string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.nodes[k] = v
}

func (t *Tree) With(f func(map[int]string)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f(t.nodes)
}
