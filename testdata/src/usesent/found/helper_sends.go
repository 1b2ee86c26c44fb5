// publish sends the slice on, and the loop fills it again.
package story

import "io"

type bus struct{ ch chan []byte }

func (b *bus) publish(p []byte) { b.ch <- p }

func copyAll(b *bus, r io.Reader) {
	p := make([]byte, 256)
	for {
		if _, err := r.Read(p); err != nil {
			return
		}
		b.publish(p) // want "p is written after it is handed over by b.publish"
	}
}
