// A subscriber that is slow misses events, and neither it nor the hub learns of it.
package story

import "sync"

type event struct {
	kind string
	id   int
}

type hub struct {
	mu   sync.Mutex
	subs map[int]chan event
	next int
}

func (h *hub) subscribe() (int, <-chan event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.next++
	ch := make(chan event, 16)
	h.subs[h.next] = ch
	return h.next, ch
}

func (h *hub) publish(ev event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, sub := range h.subs {
		select {
		case sub <- ev: // want "ev is lost in silence when sub is full, since the default does nothing" // because +1 "This default takes the program on as if ev had been sent"
		default:
		}
	}
}
