// runtime.Goexit in a helper skips the close, which is not deferred.
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
		require(alive())
		close(finished)
	}()
	<-finished // want "receive from finished blocks forever"
}
