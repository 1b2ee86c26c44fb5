// The handler leaves at its timeout; every slow request leaves a goroutine.
package story

import (
	"net/http"
	"time"
)

func routes(mux *http.ServeMux, slow func() string) {
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ch := make(chan string)
		go func() { ch <- slow() }() // want "send on ch blocks forever once .* returns at its timeout"
		select {
		case s := <-ch:
			w.Write([]byte(s))
		case <-time.After(time.Second):
			http.Error(w, "timeout", http.StatusGatewayTimeout)
		}
	})
}
