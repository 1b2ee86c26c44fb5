// The callback that each runs under the lock locks it again.
package story

import "sync"

type watcher struct {
	mu    sync.Mutex
	rows  map[string]int
	count int
}

func New() *watcher { return &watcher{rows: map[string]int{}} }

func (w *watcher) Remove(k string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.rows, k)
}

func (w *watcher) Prune() {
	w.each(func(k string) {
		if w.rows[k] == 0 {
			w.Remove(k)
		}
	})
}

func (w *watcher) each(f func(string)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for k := range w.rows {
		f(k) // want "call of f locks w.mu again while it is held, which blocks forever"
	}
}
