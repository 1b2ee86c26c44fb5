// Close takes what the reader still has to send, until it ends.
package field_reader_drained

import "io"

type Stream struct {
	src    io.ReadCloser
	chunks chan []byte
	done   chan struct{}
}

func Open(src io.ReadCloser) *Stream {
	s := &Stream{src: src, chunks: make(chan []byte), done: make(chan struct{})}
	go s.read()
	return s
}

func (s *Stream) read() {
	defer close(s.chunks)
	for {
		buf := make([]byte, 512)
		n, err := s.src.Read(buf)
		if err != nil {
			return
		}
		s.chunks <- buf[:n]
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

func (s *Stream) Close() {
	close(s.done)
	s.src.Close()
	for range s.chunks {
	}
}
