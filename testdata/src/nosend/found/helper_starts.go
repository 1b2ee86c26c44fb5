// The helper starts a goroutine for the function it is given, and nobody waits.
package story

import (
	"fmt"
	"net/http"
)

type background struct{}

func (background) run(task func()) { go task() }

func (background) recovering(task func()) {
	go func() {
		defer func() { recover() }()
		task()
	}()
}

func handle(w http.ResponseWriter, r *http.Request) {
	var b background
	b.run(func() { // want "w is given to the goroutine and may be used after the handler has returned, when the request is over"
		fmt.Fprintln(w, "done")
	})
}

func handleToo(w http.ResponseWriter, r *http.Request) {
	var b background
	b.recovering(func() { // want "w is given to the goroutine and may be used after the handler has returned"
		fmt.Fprintln(w, "done")
	})
}
