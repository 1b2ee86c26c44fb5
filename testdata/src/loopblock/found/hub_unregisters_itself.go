// The hub of a chat server sends on its own unregister channel when a client is slow.
package main

// websocket hub: broadcast unregisters in loop
type client struct{ send chan []byte }
type Hub struct {
	register, unregister chan *client
	broadcast            chan []byte
	clients              map[*client]bool
}

func newHub() *Hub {
	return &Hub{make(chan *client), make(chan *client), make(chan []byte), map[*client]bool{}}
}
func (h *Hub) run() {
	for {
		select {
		case c := <-h.register:
			h.clients[c] = true
		case c := <-h.unregister:
			delete(h.clients, c)
			close(c.send)
		case m := <-h.broadcast:
			for c := range h.clients {
				select {
				case c.send <- m:
				default:
					h.unregister <- c // want "run runs on the loop of Hub.run: sending on h.unregister waits for itself forever"
				}
			}
		}
	}
}
func main() {
	h := newHub()
	go h.run()
	h.register <- &client{make(chan []byte, 1)}
	h.broadcast <- nil
	h.broadcast <- nil
}
