// Next watches the close of the stream, and the goroutine that reads for it
// does not.
package field_reader_abandoned

import "io"

type Stream struct {
	src    io.Reader
	chunks chan []byte
	done   chan struct{}
}

func Open(src io.Reader) *Stream {
	s := &Stream{src: src, chunks: make(chan []byte), done: make(chan struct{})}
	go s.read()
	return s
}

func (s *Stream) read() {
	for {
		buf := make([]byte, 512)
		n, err := s.src.Read(buf)
		if err != nil {
			close(s.chunks)
			return
		}
		s.chunks <- buf[:n] // want "send on s.chunks blocks forever once Next has returned because of s.done"
	}
}

func (s *Stream) Next() ([]byte, error) {
	select {
	case b, ok := <-s.chunks:
		if !ok {
			return nil, io.EOF
		}
		return b, nil
	case <-s.done:
		return nil, io.ErrClosedPipe
	}
}

func (s *Stream) Close() { close(s.done) }
