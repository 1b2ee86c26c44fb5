// The first of each batch locks and the last unlocks.
package story

import "sync"

type writer struct {
	mu   sync.Mutex
	rows []int
}

func New() *writer { return &writer{} }

func (w *writer) Write(rows []int) {
	n := 0
	for _, row := range rows {
		if n == 0 {
			w.mu.Lock()
		}
		w.rows = append(w.rows, row)
		n++
		if n < 100 {
			continue
		}
		w.mu.Unlock()
		n = 0
	}
	if n > 0 {
		w.mu.Unlock()
	}
}

func (w *writer) WriteAll(rows []int) {
	for i, row := range rows {
		if i == 0 {
			w.mu.Lock()
		}
		w.rows = append(w.rows, row)
		if i != len(rows)-1 {
			continue
		}
		w.mu.Unlock()
	}
}
