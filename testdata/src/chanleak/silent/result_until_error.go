// The receiver goes on until the result that the sender sends last.
package story

import "io"

type chunk struct {
	data []byte
	err  error
}

func read(r io.Reader, use func([]byte)) error {
	ch := make(chan chunk)
	go func() {
		for {
			buf := make([]byte, 512)
			n, err := r.Read(buf)
			ch <- chunk{buf[:n], err}
			if err != nil {
				return
			}
		}
	}()
	for c := range ch {
		if c.err != nil {
			return c.err
		}
		use(c.data)
	}
	return nil
}
