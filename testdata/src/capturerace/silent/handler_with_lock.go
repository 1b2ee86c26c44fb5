// The handlers lock.
package web

import (
	"net/http"
	"sync"
)

func Serve(addr string) error {
	var mu sync.Mutex
	hits := 0
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		hits++
	})
	mux.Handle("/count", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		n := hits
		mu.Unlock()
		w.Header().Set("X-Count", string(rune(n)))
	}))
	return http.ListenAndServe(addr, mux)
}
