// The observer that the table holds locks the table, which calls it under the
// lock.
package observer_locks_its_subject

import "sync"

type observer interface{ changed(key string) }

type Table struct {
	mu    sync.Mutex
	watch observer
	size  int
}

type counter struct{ table *Table }

func (c *counter) changed(key string) {
	c.table.mu.Lock()
	c.table.size++
	c.table.mu.Unlock()
}

func New() *Table {
	t := &Table{}
	t.watch = &counter{table: t}
	return t
}

func (t *Table) Put(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.watch.changed(key) // want "call of t.watch.changed locks t.mu again while it is held, which blocks forever"
}
