// The lock goes out with the map: the caller releases it when it is done.
package handle

import "sync"

type Table struct {
	mu   sync.Mutex
	rows map[int]string
}

func (t *Table) Set(k int, v string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows[k] = v
}

func (t *Table) Acquire() (map[int]string, func()) {
	t.mu.Lock()
	return t.rows, t.mu.Unlock
}
