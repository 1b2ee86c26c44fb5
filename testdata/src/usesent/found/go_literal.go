// The literal captures the buffer, and the loop reads into it again.
package story

import "io"

func pump(src io.Reader, sink func([]byte)) error {
	buf := make([]byte, 1024)
	for {
		n, err := src.Read(buf)
		if err != nil {
			return err
		}
		go func() { // want "buf is written after it is given to the goroutine"
			sink(buf[:n])
		}()
	}
}
