// The helper forgets the channel before it is closed.
package story

type stream struct {
	frames chan []byte
}

func openStream() *stream { return &stream{frames: make(chan []byte, 4)} }

func (s *stream) detach() {
	s.frames = nil // because "s.frames becomes nil here"
}

func (s *stream) finish(err error) {
	if err != nil {
		s.detach()
	}
	close(s.frames) // want "close of s.frames panics, since the channel is nil once detach has run"
}

func use(read func() ([]byte, error)) {
	s := openStream()
	b, err := read()
	s.frames <- b
	s.finish(err)
}
