// The body is read by a goroutine while the handler answers.
package story

import (
	"io"
	"net/http"
)

func proxy(w http.ResponseWriter, r *http.Request, dst io.Writer) {
	go io.Copy(dst, r.Body) // want "r.Body is given to the goroutine and may be used after the handler has returned, when the server has closed it"
	w.WriteHeader(http.StatusAccepted)
}
