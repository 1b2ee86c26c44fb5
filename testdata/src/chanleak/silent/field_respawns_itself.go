// A worker that fails starts its successor.
package story

import "io"

type bus struct {
	w      io.Writer
	events chan []byte
}

func New(w io.Writer) *bus {
	b := &bus{w: w, events: make(chan []byte)}
	go b.run()
	return b
}

func (b *bus) run() {
	for e := range b.events {
		if _, err := b.w.Write(e); err != nil {
			go b.run()
			return
		}
	}
}

func (b *bus) Publish(e []byte) { b.events <- e }
