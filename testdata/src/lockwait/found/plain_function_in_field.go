// The function in the field asks the very object that calls it under its lock.
package plain_function_in_field

import "sync"

type Service struct {
	mu    sync.Mutex
	state string
	onSet func(*Service)
}

func New() *Service { return &Service{onSet: show} }

func show(s *Service) { println(s.State()) }

func (s *Service) State() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

func (s *Service) Set(state string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = state
	s.onSet(s) // want "call of s.onSet locks s.mu again while it is held, which blocks forever"
}
