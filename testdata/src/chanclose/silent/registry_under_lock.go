// Subscribers are closed and sent to under one lock.
package story

import "sync"

type Server struct {
	quit  chan struct{}
	mu    sync.Mutex
	conns map[int]chan []byte
}

func (s *Server) add(id int) chan []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := make(chan []byte, 1)
	s.conns[id] = ch
	return ch
}

func (s *Server) broadcast(b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, ch := range s.conns {
		select {
		case ch <- b:
		default:
		}
	}
}

func (s *Server) remove(id int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ch, ok := s.conns[id]; ok {
		close(ch)
		delete(s.conns, id)
	}
}

func New(in <-chan []byte) *Server {
	s := &Server{quit: make(chan struct{}), conns: map[int]chan []byte{}}
	go func() {
		for b := range in {
			s.broadcast(b)
		}
	}()
	return s
}
