// The record's memory is kept in the reader, made anew only when it is too
// small.
package story

import "io"

type record struct{ payload []byte }

type source struct {
	r    io.Reader
	room []byte
	out  chan record
}

func (s *source) one(size int) error {
	if cap(s.room) < size {
		s.room = make([]byte, size)
	}
	s.room = s.room[:size]
	if _, err := io.ReadFull(s.r, s.room); err != nil {
		return err
	}
	s.out <- record{payload: s.room} // want "is written after it is sent on s.out"
	return nil
}

func (s *source) all(sizes []int) error {
	for _, size := range sizes {
		if err := s.one(size); err != nil {
			return err
		}
	}
	return nil
}

func (s *source) print() {
	for r := range s.out {
		println(string(r.payload))
	}
}
