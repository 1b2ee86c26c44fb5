// The error of the callee says that it has taken the order to end itself.
package field_callee_took_it

import "errors"

var errTerminated = errors.New("terminated")

type syncer struct {
	heads     chan int
	terminate chan chan error
}

func newSyncer() *syncer {
	s := &syncer{heads: make(chan int), terminate: make(chan chan error)}
	go s.run()
	return s
}

func (s *syncer) run() {
	for {
		err := s.sync()
		switch {
		case err == errTerminated:
			return
		case err == nil:
		default:
			errc := <-s.terminate
			errc <- err
			return
		}
	}
}

func (s *syncer) sync() error {
	select {
	case errc := <-s.terminate:
		errc <- nil
		return errTerminated
	case h := <-s.heads:
		if h < 0 {
			return errors.New("negative head")
		}
		return nil
	}
}

func (s *syncer) Terminate() error {
	errc := make(chan error)
	s.terminate <- errc
	return <-errc
}

var Default = newSyncer()
