// Reload builds a new map and puts it in the place of the old one.
package routes

import "sync"

type Table struct {
	mu     sync.RWMutex
	routes map[string]string
}

func (t *Table) Reload(pairs [][2]string) {
	next := make(map[string]string)
	for _, p := range pairs {
		next[p[0]] = p[1]
	}
	t.mu.Lock()
	t.routes = next
	t.mu.Unlock()
}

func (t *Table) Routes() map[string]string {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.routes
}
