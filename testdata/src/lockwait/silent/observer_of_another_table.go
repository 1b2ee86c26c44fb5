// The observer locks the table that it mirrors to, which is another one.
package observer_of_another_table

import "sync"

type observer interface{ changed(key string) }

type Table struct {
	mu    sync.Mutex
	watch observer
	size  int
}

type mirror struct{ to *Table }

func (m *mirror) changed(key string) {
	m.to.mu.Lock()
	m.to.size++
	m.to.mu.Unlock()
}

func New() *Table {
	other := &Table{}
	t := &Table{}
	t.watch = &mirror{to: other}
	return t
}

func (t *Table) Put(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.watch.changed(key)
}
