// Nobody receives from the channel of start: the error of serve is lost, and the goroutine never ends.
package story

type server struct{ serve func() error }

func (s *server) start() <-chan error {
	errs := make(chan error)
	go func() { errs <- s.serve() }()
	return errs
}

func run(s *server) {
	s.start() // want "the channel that s.start returns is dropped, so its error is lost and the goroutine that sends it blocks forever"
}
