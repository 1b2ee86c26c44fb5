// The finalizer calls Close, which waits for a goroutine to end.
package main

import (
	"runtime"
	"sync"
)

type res struct {
	mu   sync.Mutex
	stop chan struct{}
	done chan struct{}
}

func New() *res {
	r := &res{stop: make(chan struct{}), done: make(chan struct{})}
	go loop(r.stop, r.done)
	runtime.SetFinalizer(r, (*res).finalize)
	return r
}
func loop(stop, done chan struct{}) { <-stop; close(done) }
func (r *res) finalize()            { r.Close() } // want "finalize runs on the finalizer goroutine: calling Close, which ends up receiving from r.done, stalls it"
func (r *res) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.stop)
	<-r.done // reached from finalizer: BUG at r.Close in finalize
}
func main() { New() }
