// The map that leaves its lock is one mistake, and lockescape tells of it.
package main

import "sync"

type hub struct {
	mu      sync.Mutex
	clients map[string]chan string
}

func (h *hub) join(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.clients[name] = make(chan string, 1)
}

func (h *hub) broadcast(message string) {
	h.mu.Lock()
	clients := h.clients
	h.mu.Unlock()
	for _, c := range clients {
		c <- message
	}
}

func main() {
	h := &hub{clients: map[string]chan string{}}
	go h.join("a")
	h.broadcast("hello")
}
