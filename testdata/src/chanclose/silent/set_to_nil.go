// The field is nil after the close, and nil is tested before the next.
package story

type stream struct {
	out chan int
}

func open() *stream { return &stream{out: make(chan int)} }

func (s *stream) end() {
	if s.out != nil {
		close(s.out)
		s.out = nil
	}
	if s.out != nil {
		close(s.out)
	}
}
