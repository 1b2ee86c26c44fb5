// The timer fires when the handler has returned.
package story

import (
	"net/http"
	"time"
)

func handle(w http.ResponseWriter, r *http.Request) {
	time.AfterFunc(time.Second, func() { // want "w is given to the goroutine and may be used after the handler has returned"
		w.Write([]byte("late"))
	})
}
