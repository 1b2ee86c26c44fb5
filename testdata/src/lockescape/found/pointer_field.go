// Current gives the state away whose fields Advance writes and Term's caller reads bare.
package consensus

import "sync"

type State struct {
	Term  int
	Votes int
}

type Server struct {
	mu    sync.Mutex
	state *State
}

func (s *Server) Advance() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Term++
}

func (s *Server) Current() *State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state // want "returning s.state itself lets the caller use it without s.mu"
}

func Behind(s *Server, term int) bool {
	return s.Current().Term < term
}
