// The named producer may close without a send.
package story

import "io"

func load(r io.Reader, out chan<- []byte) {
	defer close(out)
	buf := make([]byte, 64)
	n, err := r.Read(buf)
	if err != nil {
		return
	}
	out <- buf[:n]
}

type cache struct{ data []byte }

func (c *cache) fill(r io.Reader) {
	ch := make(chan []byte, 1)
	go load(r, ch)
	c.data = <-ch // want "receive from ch gives the zero value if load closes the channel without having sent"
}
