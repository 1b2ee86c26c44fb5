// The response is finished when the handler returns, and then written to.
package story

import (
	"fmt"
	"net/http"
	"time"
)

func slow() string { time.Sleep(time.Second); return "x" }

func handle(w http.ResponseWriter, r *http.Request) {
	go func() { // want "w is given to the goroutine and may be used after the handler has returned, when the request is over"
		fmt.Fprintln(w, slow())
	}()
}
