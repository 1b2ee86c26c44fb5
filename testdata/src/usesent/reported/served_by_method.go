// Met in valyala/fasthttp and google.golang.org/grpc: an object whose method or
// constructor starts its goroutines is not handed over by the call.
package story

type server struct {
	handler func()
	jobs    chan func()
}

func (s *server) serve() {
	go s.loop()
	s.jobs <- s.handler
}

func (s *server) loop() {
	for f := range s.jobs {
		f()
	}
}

func run(s *server, h func()) {
	s.handler = h
	s.serve()
	s.handler = nil
}
