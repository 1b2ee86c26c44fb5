// Close and Shutdown are two names of which a user calls one.
package story

type Server struct{ quit chan struct{} }

func New() *Server {
	s := &Server{quit: make(chan struct{})}
	go func() { <-s.quit }()
	return s
}

func (s *Server) Close()    { close(s.quit) }
func (s *Server) Shutdown() { close(s.quit) }
