// The channels tell only that something is over; who does not want to know drops them.
package story

type server struct{ run func() }

func (s *server) start() <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.run()
	}()
	return done
}

func (s *server) stop() <-chan bool {
	stopped := make(chan bool, 1)
	go func() {
		s.run()
		stopped <- true
	}()
	return stopped
}

func (s *server) flush() <-chan error {
	flushed := make(chan error, 1)
	go func() {
		s.run()
		flushed <- nil
	}()
	return flushed
}

func (s *server) closing() <-chan int {
	closed := make(chan int)
	go func() {
		s.run()
		close(closed)
	}()
	return closed
}

func use(s *server) {
	s.start()
	s.stop()
	s.flush()
	s.closing()
}
