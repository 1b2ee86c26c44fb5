// Each call closes the channel and puts a new one in its place.
package story

import "sync"

type Watched struct {
	mu      sync.Mutex
	value   int
	changed chan struct{}
}

func NewWatched() *Watched { return &Watched{changed: make(chan struct{})} }

func (w *Watched) Set(v int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.value = v
	close(w.changed)
	w.changed = make(chan struct{})
}

func (w *Watched) Changed() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.changed
}

func count(n int) {
	w := NewWatched()
	for i := range n {
		w.Set(i)
	}
}
