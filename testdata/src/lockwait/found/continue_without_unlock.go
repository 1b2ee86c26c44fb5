// The continue skips the unlock, and the next turn locks again.
package story

import "sync"

type table struct {
	mu   sync.Mutex
	rows map[string]int
}

func New() *table { return &table{} }

func (t *table) Bump(keys []string) {
	for _, k := range keys {
		t.mu.Lock() // want "t.mu is locked again while it is held, which blocks forever"
		n, ok := t.rows[k]
		if !ok {
			continue
		}
		t.rows[k] = n + 1
		t.mu.Unlock()
	}
}
