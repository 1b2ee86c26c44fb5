// The receiver says on another channel that it is done.
package story

import "io"

func pump(r io.Reader, w io.Writer) {
	out, ack := make(chan []byte), make(chan struct{})
	go func() {
		for p := range out {
			w.Write(p)
			ack <- struct{}{}
		}
	}()
	buf := make([]byte, 1024)
	for {
		n, err := r.Read(buf)
		if err != nil {
			close(out)
			return
		}
		out <- buf[:n]
		<-ack
	}
}

type request struct {
	data []byte
	done chan error
}

type disk struct{ reqs chan request }

func (d *disk) write(chunks io.Reader) error {
	buf := make([]byte, 4096)
	done := make(chan error, 1)
	for {
		n, err := chunks.Read(buf)
		if err != nil {
			return err
		}
		d.reqs <- request{buf[:n], done}
		if err := <-done; err != nil {
			return err
		}
	}
}
