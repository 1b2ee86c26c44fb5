// After the error the rest is thrown away until the senders close.
package story

import "io"

type bus struct{ events chan []byte }

func New(w io.Writer) *bus {
	b := &bus{events: make(chan []byte)}
	go func() {
		for e := range b.events {
			if _, err := w.Write(e); err != nil {
				break
			}
		}
		for range b.events {
		}
	}()
	return b
}

func (b *bus) Publish(e []byte) { b.events <- e }
func (b *bus) Close()           { close(b.events) }
