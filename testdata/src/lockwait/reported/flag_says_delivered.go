// Met in net/http's transport: done says that the result is in the buffer.
package story

import "sync"

type want struct {
	mu     sync.Mutex
	done   bool
	result chan int
}

func Ask(serve func() int) *want {
	w := &want{result: make(chan int, 1)}
	go func() { w.deliver(serve()) }()
	return w
}

func (w *want) deliver(v int) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		return false
	}
	w.done = true
	w.result <- v
	close(w.result)
	return true
}

func (w *want) Cancel() (v int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		v = <-w.result
	} else {
		close(w.result)
	}
	w.done = true
	return v
}
