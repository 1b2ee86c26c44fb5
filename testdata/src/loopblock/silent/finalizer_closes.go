// The finalizer closes a channel and leaves the waiting to a goroutine.
package main

import "runtime"

type res struct{ stop chan struct{} }

func New() *res {
	r := &res{stop: make(chan struct{}, 1)}
	runtime.SetFinalizer(r, func(r *res) {
		close(r.stop)
		go func() { <-r.stop }()
	})
	return r
}
func main() { New() }
