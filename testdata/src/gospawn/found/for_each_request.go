// Each request leaves a goroutine behind that waits for the one reader.
package story

import "net/http"

type visits struct{ c chan string }

func (v *visits) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	go func() { v.c <- path }() // want "this starts a goroutine for each call of ServeHTTP only to wait in the send on v.c"
	w.WriteHeader(http.StatusNoContent)
}

func serve() error {
	v := &visits{c: make(chan string)}
	go func() {
		for p := range v.c {
			println(p)
		}
	}()
	return http.ListenAndServe(":80", v)
}
