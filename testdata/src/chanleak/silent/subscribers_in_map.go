// The map of subscribers is guarded, and each has a buffer for what it gets.
package story

import "sync"

type hub struct {
	mu   sync.Mutex
	subs map[int]chan string
}

func (h *hub) add(id int) chan string {
	ch := make(chan string, 1)
	h.mu.Lock()
	h.subs[id] = ch
	h.mu.Unlock()
	return ch
}

func (h *hub) publish(msg string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, ch := range h.subs {
		select {
		case ch <- msg:
		default:
		}
	}
}

func demo() string {
	h := &hub{subs: map[int]chan string{}}
	a := h.add(1)
	go h.publish("hello")
	return <-a
}
