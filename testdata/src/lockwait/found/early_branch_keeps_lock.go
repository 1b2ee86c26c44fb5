// The branch of a full table forgets the unlock before the second section.
package story

import "sync"

type table struct {
	mu      sync.RWMutex
	rows    []string
	dropped int
	log     []string
}

func NewTable() *table { return &table{} }

func (t *table) Add(row string) int {
	t.mu.Lock()
	if len(t.rows) < 10 {
		t.rows = append(t.rows, row)
		if row == "" {
			t.dropped++
			t.log = append(t.log, "empty")
		} else {
			t.log = append(t.log, row)
			t.mu.Unlock()
		}
	} else {
		t.mu.Unlock()
	}
	n := len(row)
	t.mu.Lock() // want "t.mu is locked again while it is held, which blocks forever"
	n += t.dropped
	t.mu.Unlock()
	return n
}
