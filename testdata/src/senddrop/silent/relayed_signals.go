// A relay of signals drops like package os/signal itself.
package story

import "os"

type relay struct{ out []chan os.Signal }

func (r *relay) deliver(sig os.Signal) {
	for _, c := range r.out {
		select {
		case c <- sig:
		default:
		}
	}
}

func (r *relay) notify() <-chan os.Signal {
	c := make(chan os.Signal, 1)
	r.out = append(r.out, c)
	return c
}
