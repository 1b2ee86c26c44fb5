// Every request runs the handler on a goroutine of its own.
package web

import (
	"fmt"
	"net/http"
)

func Serve(addr string) error {
	hits := map[string]int{}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		hits[r.URL.Path]++ // want "several goroutines write hits here"
		fmt.Fprintln(w, "ok")
	})
	return http.ListenAndServe(addr, nil)
}
