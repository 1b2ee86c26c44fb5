// The loop leaves a drain behind.
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
	defer b.drain()
	for e := range b.events {
		if _, err := b.w.Write(e); err != nil {
			return
		}
	}
}

func (b *bus) drain() {
	go func() {
		for range b.events {
		}
	}()
}

func (b *bus) Publish(e []byte) { b.events <- e }
func (b *bus) Close()           { close(b.events) }
