// The lock is what begin is for; commit gives it back.
package story

import (
	"errors"
	"os"
	"sync"
)

type store struct {
	mu   sync.Mutex
	file *os.File
}

func Open() *store { return &store{} }

func (s *store) begin() error {
	s.mu.Lock()
	f, err := os.Create("tx")
	if err != nil {
		s.mu.Unlock()
		return err
	}
	s.file = f
	return nil
}

func (s *store) commit() {
	s.file.Close()
	s.mu.Unlock()
}

func (s *store) Put(b []byte) error {
	if err := s.begin(); err != nil {
		return errors.New("busy")
	}
	defer s.commit()
	_, err := s.file.Write(b)
	return err
}

type gate struct{ mu sync.Mutex }

func NewGate() *gate { return &gate{} }

func (g *gate) Enter(ok bool) (leave func(), err error) {
	g.mu.Lock()
	if !ok {
		g.mu.Unlock()
		return nil, errors.New("no")
	}
	return g.mu.Unlock, nil
}
