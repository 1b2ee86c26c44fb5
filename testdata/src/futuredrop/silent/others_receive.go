// The channel is not only for the caller: another method gives it out, or another goroutine receives from it.
package story

type server struct {
	errs chan error
	last chan error
	run  func() error
}

func (s *server) start() <-chan error {
	s.errs = make(chan error, 1)
	go func() { s.errs <- s.run() }()
	return s.errs
}

func (s *server) err() <-chan error { return s.errs }

func (s *server) restart() <-chan error {
	s.last = make(chan error, 1)
	go func() { s.last <- s.run() }()
	return s.last
}

func (s *server) wait() error { return <-s.last }

func use(s *server) error {
	s.start()
	s.restart()
	select {
	case err := <-s.err():
		return err
	default:
		return s.wait()
	}
}
