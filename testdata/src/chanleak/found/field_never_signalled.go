// Nothing closes ready or sends on it: the method that should is missing.
package story

type server struct {
	ready chan struct{}
}

func newServer() *server { return &server{ready: make(chan struct{})} }

func (s *server) wait() {
	<-s.ready // want "receive from s.ready blocks forever, since nothing sends on it or closes it"
}

func run() {
	s := newServer()
	s.wait()
}
