// Buffers come back through a free list; the one sent is not touched again.
package story

import "io"

func copyLoop(r io.Reader, full chan<- []byte, free chan []byte) {
	for {
		buf := <-free
		n, err := r.Read(buf[:cap(buf)])
		if err != nil {
			return
		}
		full <- buf[:n]
	}
}

func withDefault(r io.Reader, full chan<- []byte, free <-chan []byte) {
	for {
		var buf []byte
		select {
		case buf = <-free:
		default:
			buf = make([]byte, 512)
		}
		n, err := r.Read(buf)
		if err != nil {
			return
		}
		full <- buf[:n]
	}
}
