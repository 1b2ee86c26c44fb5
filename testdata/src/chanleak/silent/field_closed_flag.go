// Both sides look at the flag under the same lock.
package story

import "sync"

type hub struct {
	mu     sync.Mutex
	closed bool
	in     chan int
	stop   chan struct{}
}

func New() *hub {
	h := &hub{in: make(chan int, 8), stop: make(chan struct{})}
	go h.loop()
	return h
}

func (h *hub) loop() {
	for {
		select {
		case v := <-h.in:
			println(v)
		case <-h.stop:
			return
		}
	}
}

func (h *hub) Send(v int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return
	}
	h.in <- v
}

func (h *hub) Stop() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.closed = true
		close(h.stop)
	}
}
