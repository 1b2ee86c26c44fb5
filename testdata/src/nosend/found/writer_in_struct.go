// The broker keeps the response writer of a request that has ended.
package story

import "net/http"

type client struct {
	w    http.ResponseWriter
	name string
}

type broker struct{ add chan *client }

func (b *broker) serve(w http.ResponseWriter, r *http.Request) {
	b.add <- &client{w: w, name: r.URL.Path} // want "is sent on b.add and may be used after the handler has returned, when the request is over"
}

func (b *broker) run() {
	var clients []*client
	for c := range b.add {
		clients = append(clients, c)
		for _, c := range clients {
			c.w.Write([]byte("hello"))
		}
	}
}
