// The outer map is read under the lock; the inner one leaves, and Join writes it.
package rooms

import "sync"

type Hub struct {
	mu    sync.RWMutex
	rooms map[string]map[string]bool
}

func (h *Hub) Join(room, user string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.rooms[room] == nil {
		h.rooms[room] = map[string]bool{}
	}
	h.rooms[room][user] = true
}

func (h *Hub) Members(room string) map[string]bool {
	h.mu.RLock()
	defer h.mu.RUnlock()
	return h.rooms[room] // want `returning h.rooms\[…\] itself`
}
