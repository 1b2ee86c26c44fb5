// Each way round unlocks.
package story

import "sync"

type table struct {
	mu   sync.Mutex
	rows map[string]int
}

func (t *table) Bump(keys []string) {
	for _, k := range keys {
		t.mu.Lock()
		n, ok := t.rows[k]
		if !ok {
			t.mu.Unlock()
			continue
		}
		t.rows[k] = n + 1
		t.mu.Unlock()
	}
}

func (t *table) Each(other *table) {
	t.mu.Lock()
	defer t.mu.Unlock()
	other.mu.Lock()
	defer other.mu.Unlock()
}

func (t *table) All(tables []*table) {
	for _, x := range tables {
		x.mu.Lock()
		defer x.mu.Unlock()
	}
}
