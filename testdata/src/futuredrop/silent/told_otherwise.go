// The goroutine logs or keeps what it also sends: who drops the channel loses nothing.
package story

import (
	"log"
	"sync"
)

type server struct {
	serve func() error
	mu    sync.Mutex
	last  error
}

func (s *server) start() <-chan error {
	errs := make(chan error, 1)
	go func() {
		err := s.serve()
		if err != nil {
			log.Printf("serve: %v", err)
		}
		errs <- err
	}()
	return errs
}

func (s *server) restart() <-chan error {
	errs := make(chan error, 1)
	go func() {
		err := s.serve()
		s.setLast(err)
		errs <- err
	}()
	return errs
}

func (s *server) setLast(err error) {
	s.mu.Lock()
	s.last = err
	s.mu.Unlock()
}

func use(s *server) {
	s.start()
	s.restart()
}
