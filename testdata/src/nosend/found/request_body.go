// The server closes the body when the handler returns.
package story

import (
	"io"
	"net/http"
)

type store struct{}

func (s *store) save(r *http.Request) {
	data, _ := io.ReadAll(r.Body)
	println(len(data))
}

func (s *store) upload(w http.ResponseWriter, r *http.Request) {
	go s.save(r) // want "r.Body is given to the goroutine and may be used after the handler has returned, when the server has closed it"
	w.WriteHeader(202)
}
