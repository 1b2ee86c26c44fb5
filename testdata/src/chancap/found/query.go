// The query decides how large the buffer is.
package story

import (
	"net/http"
	"strconv"
)

func search(w http.ResponseWriter, r *http.Request) {
	limit, err := strconv.Atoi(r.URL.Query().Get("limit")) // because "The number comes from the query parameter limit here."
	if err != nil {
		http.Error(w, "bad limit", http.StatusBadRequest)
		return
	}
	hits := make(chan string, limit) // want "the capacity of hits comes from the query parameter limit without a limit: a large value takes all memory and a negative one panics"
	go func() {
		defer close(hits)
		hits <- r.URL.Path
	}()
	for hit := range hits {
		w.Write([]byte(hit))
	}
}
