// Deferred calls run when runtime.Goexit ends the goroutine.
package story

import "runtime"

func require(ok bool) {
	if !ok {
		runtime.Goexit()
	}
}

func probe(alive func() bool) {
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		require(alive())
	}()
	<-finished
}
