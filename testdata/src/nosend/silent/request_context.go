// The goroutine looks at the request's context and headers, not at its body.
package story

import "net/http"

func handle(w http.ResponseWriter, r *http.Request) {
	go func() {
		<-r.Context().Done()
		println(r.URL.Path)
	}()
	w.WriteHeader(200)
}
