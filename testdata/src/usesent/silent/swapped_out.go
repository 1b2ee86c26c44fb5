// The field has a new buffer when it is written.
package story

type event struct{ data []byte }

type srv struct {
	events chan event
	buf    []byte
}

func (s *srv) swap() {
	out := s.buf
	s.buf = make([]byte, 100)
	s.events <- event{data: out}
	s.buf[0] = 1
}
