// The buffer is made anew for each message.
package story

import "io"

func read(r io.Reader, out chan<- []byte) {
	for {
		buf := make([]byte, 1024)
		n, err := r.Read(buf)
		if err != nil {
			return
		}
		out <- buf[:n]
	}
}

type item struct{ id int }

func items(out chan<- *item) {
	for i := range 10 {
		it := item{}
		it.id = i
		out <- &it
	}
	for i := range 10 {
		var it item
		it.id = i
		out <- &it
	}
}
