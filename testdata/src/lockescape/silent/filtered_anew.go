// Prune collects what stays in an array of its own.
package watch

import "sync"

type Watcher struct {
	mu   sync.Mutex
	subs []chan int
}

func (w *Watcher) Prune(dead func(chan int) bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var kept []chan int
	for _, s := range w.subs {
		if !dead(s) {
			kept = append(kept, s)
		}
	}
	w.subs = kept
}

func (w *Watcher) Subs() []chan int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.subs
}
