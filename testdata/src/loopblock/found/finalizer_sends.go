// One finalizer that waits stops every finalizer of the process.
package found

import "runtime"

type handle struct{ id int }

var released = make(chan int)

func open(id int) *handle {
	h := &handle{id}
	runtime.SetFinalizer(h, func(h *handle) {
		released <- h.id // want "the function literal in open runs on the finalizer goroutine: sending on released stalls it"
	})
	return h
}

func count() int { return <-released }
