// Prune keeps the array and moves what stays to its front.
package watch

import "sync"

type Watcher struct {
	mu   sync.Mutex
	subs []chan int
}

func (w *Watcher) Prune(dead func(chan int) bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	kept := w.subs[:0]
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
	return w.subs // want "returning w.subs itself lets the caller use it without w.mu, which races with the writes in Prune"
}
