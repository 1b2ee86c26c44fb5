// Two readers do not keep each other out, and nobody writes.
package story

import "sync"

type table struct {
	mu   sync.RWMutex
	rows map[string]int
	out  chan int
}

func New(rows map[string]int) *table {
	t := &table{rows: rows, out: make(chan int)}
	go t.print()
	return t
}

func (t *table) print() {
	for v := range t.out {
		t.mu.RLock()
		println(len(t.rows), v)
		t.mu.RUnlock()
	}
}

func (t *table) Emit() {
	t.mu.RLock()
	defer t.mu.RUnlock()
	for _, v := range t.rows {
		t.out <- v
	}
}

func (t *table) Get(k string) int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.rows[k] + t.size()
}

func (t *table) size() int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return len(t.rows)
}
