// The channel has no buffer: the error arrives only if run waits at that very moment.
package story

type server struct {
	errs chan error
	stop chan struct{}
}

func newServer() *server {
	return &server{errs: make(chan error), stop: make(chan struct{})} // because "s.errs is made here without a buffer"
}

func (s *server) serve(accept func() error) {
	for {
		if err := accept(); err != nil {
			select {
			case s.errs <- err: // want "err is lost in silence unless a receiver waits on s.errs at that moment"
			default:
			}
			return
		}
	}
}

func (s *server) run(accept func() error) error {
	go s.serve(accept)
	select {
	case err := <-s.errs:
		return err
	case <-s.stop:
		return nil
	}
}
