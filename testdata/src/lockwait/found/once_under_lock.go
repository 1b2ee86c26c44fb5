// What the sync.Once runs takes the lock under which it is asked for.
package once_under_lock

import "sync"

type Table struct {
	mu   sync.Mutex
	once sync.Once
	rows map[string]int
}

func (t *Table) load() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows = map[string]int{}
}

func (t *Table) Row(name string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.once.Do(t.load) // want "call of t.once.Do locks t.mu again while it is held, which blocks forever"
	return t.rows[name]
}
