// Each message takes the front of the slab and reads go on behind it.
package story

import "io"

func slab(r io.Reader, out chan<- []byte) {
	free := make([]byte, 1<<16)
	for {
		if len(free) < 1024 {
			free = make([]byte, 1<<16)
		}
		n, err := r.Read(free[:1024])
		if err != nil {
			return
		}
		out <- free[:n:n]
		free = free[n:]
	}
}
