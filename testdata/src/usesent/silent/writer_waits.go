// The writer queues its caller's bytes and returns when they are written, as
// io.Writer asks for.
package story

import "io"

type request struct {
	p    []byte
	done chan error
}

type muxer struct{ requests chan request }

func (m *muxer) Write(p []byte) (int, error) {
	r := request{p, make(chan error, 1)}
	m.requests <- r
	if err := <-r.done; err != nil {
		return 0, err
	}
	return len(p), nil
}

func (m *muxer) loop(w io.Writer) {
	for r := range m.requests {
		_, err := w.Write(r.p)
		r.done <- err
	}
}

func copyAll(m *muxer, r io.Reader) error {
	buf := make([]byte, 1024)
	for {
		n, err := r.Read(buf)
		if err != nil {
			return err
		}
		if _, err := m.Write(buf[:n]); err != nil {
			return err
		}
	}
}
