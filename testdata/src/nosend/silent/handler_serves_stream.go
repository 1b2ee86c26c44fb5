// The handler writes by itself what its goroutines produce.
package story

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

func events(w http.ResponseWriter, r *http.Request) {
	msgs := make(chan string)
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	go func() {
		for {
			select {
			case msgs <- "x":
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case m := <-msgs:
			fmt.Fprint(w, m)
		case <-ctx.Done():
			return
		}
	}
}

func piped(w http.ResponseWriter, r *http.Request) {
	pr, pw := io.Pipe()
	go func() {
		json.NewEncoder(pw).Encode(1)
		pw.Close()
	}()
	io.Copy(w, pr)
}
