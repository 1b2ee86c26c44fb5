// The error ends the process.
package story

import (
	"io"
	"log"
)

type bus struct{ events chan []byte }

func New(w io.Writer) *bus {
	b := &bus{events: make(chan []byte)}
	go func() {
		for e := range b.events {
			if _, err := w.Write(e); err != nil {
				log.Fatal(err)
			}
		}
	}()
	return b
}

func (b *bus) Publish(e []byte) { b.events <- e }
