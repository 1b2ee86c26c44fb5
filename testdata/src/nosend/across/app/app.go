// Package app sends a marked type of another package.
package app

import "nosend/across/lib"

type message struct{ h *lib.Handle }

func send(out chan<- message) {
	h := lib.Open()
	out <- message{h} // want "is sent on out, but a lib.Handle must stay on its goroutine"
}

func own(out chan<- int) {
	go func() {
		h := lib.Open()
		out <- h.Read()
	}()
}
