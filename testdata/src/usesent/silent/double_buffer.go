// Two buffers take turns, and the unbuffered channel shows that the other one
// has been read.
package story

import "io"

func alternate(r io.Reader, w io.Writer) {
	out := make(chan []byte)
	defer close(out)
	go func() {
		for p := range out {
			w.Write(p)
		}
	}()
	a, b := make([]byte, 1024), make([]byte, 1024)
	for {
		n, err := r.Read(a)
		if err != nil {
			return
		}
		out <- a[:n]
		a, b = b, a
	}
}
