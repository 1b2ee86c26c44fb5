// Stop closes the channel and only then waits for the sender.
package story

import "sync"

type watcher struct {
	donec chan struct{}
	ch    chan int
	mu    sync.Mutex
}

func newWatcher() *watcher {
	w := &watcher{donec: make(chan struct{}), ch: make(chan int)}
	go w.run()
	return w
}

func (w *watcher) run() {
	for i := 0; i < 10; i++ {
		w.ch <- i // want "send on w.ch panics once Stop has closed the channel"
	}
	close(w.donec)
}

func (w *watcher) Stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.ch)
	<-w.donec
}
