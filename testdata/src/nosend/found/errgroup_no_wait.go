// The group is waited for only where nothing failed before.
package story

import (
	"net/http"

	"golang.org/x/sync/errgroup"
)

func check(r *http.Request) error { return nil }

func handle(w http.ResponseWriter, r *http.Request) {
	var g errgroup.Group
	g.Go(func() error { // want "w is given to the goroutine and may be used after the handler has returned"
		_, err := w.Write([]byte("x"))
		return err
	})
	if err := check(r); err != nil {
		return
	}
	g.Wait()
}
