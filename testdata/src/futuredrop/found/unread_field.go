// The channel is put into a field, and nothing reads the field.
package story

type service struct {
	run  func() error
	errs <-chan error
	more <-chan error
}

func (s *service) start() <-chan error {
	errs := make(chan error, 1)
	go func() { errs <- s.run() }()
	return errs
}

func (s *service) serve() <-chan error {
	errs := make(chan error)
	go func() { errs <- s.run() }()
	return errs
}

func newService(run func() error) *service {
	s := &service{run: run}
	s.errs = s.start() // want "nothing reads errs, into which the result of s.start goes, so its error is lost"
	s.more = s.serve() // want "nothing receives from more, into which the channel of s.serve goes, so its error is lost and the goroutine that sends it blocks forever"
	return s
}
