// Every read goes behind what was sent before.
package story

import "io"

func rest(r io.Reader, out chan []byte) {
	buf := make([]byte, 1000)
	off := 0
	for {
		n, err := r.Read(buf[off:])
		if err != nil {
			return
		}
		out <- buf[off : off+n]
		off += n
		if off > 900 {
			buf = make([]byte, 1000)
			off = 0
		}
	}
}
