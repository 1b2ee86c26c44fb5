// A worker that fails is started again.
package story

import "io"

type bus struct {
	w      io.Writer
	events chan []byte
}

func New(w io.Writer) *bus {
	b := &bus{w: w, events: make(chan []byte)}
	go b.supervise()
	return b
}

func (b *bus) supervise() {
	for {
		if err := b.run(); err != nil {
			println("again")
		}
	}
}

func (b *bus) run() error {
	for e := range b.events {
		if _, err := b.w.Write(e); err != nil {
			return err
		}
	}
	return nil
}

func (b *bus) Publish(e []byte) { b.events <- e }
