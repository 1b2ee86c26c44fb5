// Closures, callbacks, and channels in maps of structs.
package main

import (
	"net/http"
	"sync"
)

type client struct {
	name string
	Out  chan []byte
}

type room struct {
	sync.RWMutex
	clients map[string]*client
}

func (r *room) handle(w http.ResponseWriter, req *http.Request) {
	body := []byte(req.FormValue("text"))
	r.RLock()
	defer r.RUnlock()
	for _, c := range r.clients {
		func() {
			select {
			case c.Out <- body: // want "body is lost in silence when c.Out is full"
			default:
				break
			}
		}()
	}
}

func (r *room) join(name string) *client {
	c := &client{name, make(chan []byte, 4)}
	r.Lock()
	r.clients[name] = c
	r.Unlock()
	return c
}

func main() {
	r := &room{clients: map[string]*client{}}
	http.HandleFunc("/say", r.handle)
	http.HandleFunc("/listen", func(w http.ResponseWriter, req *http.Request) {
		for b := range r.join(req.RemoteAddr).Out {
			w.Write(b)
		}
	})
	http.ListenAndServe(":0", nil)
}
