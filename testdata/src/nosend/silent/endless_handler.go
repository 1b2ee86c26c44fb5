// The handler does not return while the process runs.
package story

import (
	"net/http"
	"time"
)

func handle(w http.ResponseWriter, r *http.Request) {
	go func() {
		w.Write(nil)
	}()
	for {
		time.Sleep(time.Second)
	}
}
