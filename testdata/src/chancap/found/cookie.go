// A cookie is what the client likes it to be.
package story

import (
	"net/http"
	"strconv"
)

func handle(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("room")
	if err != nil {
		return
	}
	n, err := strconv.Atoi(c.Value)
	if err != nil {
		return
	}
	events := make(chan string, n) // want "the capacity of events comes from the cookie room without a limit"
	close(events)
}
