// The rest of the input is moved to the front, over the record that was sent.
package story

import "io"

func records(r io.Reader, size int, out chan<- []byte) error {
	buf := make([]byte, 0, 4096)
	for {
		n, err := r.Read(buf[len(buf):cap(buf)])
		if err != nil {
			return err
		}
		buf = buf[:len(buf)+n]
		if len(buf) < 1+size {
			continue
		}
		out <- buf[1 : 1+size]          // want "is written after it is sent on out"
		rest := copy(buf, buf[1+size:]) // because "this writes into the same memory"
		buf = buf[:rest]
	}
}
