// A generic queue is made as large as a header says.
package story

import (
	"net/http"
	"strconv"
)

type queue[T any] struct{ items chan T }

func newQueue[T any](size int) *queue[T] {
	return &queue[T]{items: make(chan T, size)} // want "the capacity of items comes from the header X-Window"
}

func serve(w http.ResponseWriter, r *http.Request) {
	window, _ := strconv.Atoi(r.Header.Get("X-Window"))
	q := newQueue[string](window)
	q.items <- r.URL.Path
}
