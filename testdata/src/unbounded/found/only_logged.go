// The length is looked at, and only written to the log.
package story

import (
	"log"
	"sync"
)

type worker struct {
	mu    sync.Mutex
	cond  *sync.Cond
	tasks []func()
}

func (w *worker) Submit(f func()) {
	w.mu.Lock()
	if len(w.tasks) > 1000 {
		log.Printf("%d tasks are waiting", len(w.tasks))
	}
	w.tasks = append(w.tasks, f) // want "w.tasks grows without a bound when Submit adds faster than run takes"
	w.mu.Unlock()
	w.cond.Signal()
}

func (w *worker) run() {
	for {
		w.mu.Lock()
		for len(w.tasks) == 0 {
			w.cond.Wait()
		}
		f := w.tasks[0]
		w.tasks = w.tasks[1:]
		w.mu.Unlock()
		f()
	}
}
