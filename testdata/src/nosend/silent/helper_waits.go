// The helper starts a goroutine for the function it is given and waits for it.
package story

import (
	"fmt"
	"net/http"
	"sync"
)

func parallel(tasks ...func()) {
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			task()
		}()
	}
	wg.Wait()
}

func guarded(task func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		task()
	}()
	<-done
}

func now(task func()) { task() }

func handle(w http.ResponseWriter, r *http.Request) {
	guarded(func() { fmt.Fprintln(w, "done") })
	now(func() { fmt.Fprintln(w, "done") })
	parallel(func() { fmt.Fprintln(w, "done") })
}
