// What the handler starts answers on a channel with room.
package story

import (
	"net/http"
	"time"
)

func routes(mux *http.ServeMux, slow func() string) {
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ch := make(chan string, 1)
		go func() { ch <- slow() }()
		select {
		case s := <-ch:
			w.Write([]byte(s))
		case <-time.After(time.Second):
			http.Error(w, "timeout", http.StatusGatewayTimeout)
		case <-r.Context().Done():
		}
	})
}
