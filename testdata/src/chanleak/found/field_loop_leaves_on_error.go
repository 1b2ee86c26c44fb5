// The loop returns on a write error, and Publish has no other way out.
package story

import "io"

type bus struct {
	w      io.Writer
	events chan []byte
}

func New(w io.Writer) *bus {
	b := &bus{w: w, events: make(chan []byte)} // because "b.events is made here without a buffer"
	go b.run()
	return b
}

func (b *bus) run() {
	for e := range b.events {
		if _, err := b.w.Write(e); err != nil {
			return // because "run leaves here"
		}
	}
}

func (b *bus) Publish(e []byte) {
	b.events <- e // want "send on b.events blocks forever once run has returned on its error"
}
