// Met in rclone's uploads: the loop takes a buffer of a fixed number, and the
// goroutine gives it back.
package story

import (
	"io"
	"sync"
)

type store struct{ bufs chan []byte }

func (s *store) get() []byte {
	b := <-s.bufs
	if b == nil {
		b = make([]byte, 4096)
	}
	return b
}

func (s *store) put(b []byte) { s.bufs <- b }

func (s *store) upload(r io.Reader, send func([]byte)) error {
	var wg sync.WaitGroup
	defer wg.Wait()
	for {
		b := s.get()
		n, err := r.Read(b)
		if err != nil {
			s.put(b)
			return err
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer s.put(b)
			send(b[:n])
		}()
	}
}

func newStore() *store {
	s := &store{bufs: make(chan []byte, 4)}
	for range 4 {
		s.bufs <- nil
	}
	return s
}
