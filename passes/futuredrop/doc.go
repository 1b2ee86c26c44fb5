// Package futuredrop reports the outcome of concurrent work that nobody can
// learn.
//
// A function that starts work and returns at once hands the outcome over later:
// on a channel that it returns, or by a handle with a method that waits. Who
// throws the channel or the handle away loses the error with it; and if the
// channel has no buffer, the goroutine that sends on it never ends. A group of
// goroutines that nobody waits for is the same mistake in another form.
//
// # Wrong
//
//	type server struct{ serve func() error }
//
//	func (s *server) start() <-chan error {
//		errs := make(chan error)
//		go func() { errs <- s.serve() }()
//		return errs
//	}
//
//	func run(s *server) {
//		s.start()
//	}
//
// # Right
//
//	type server struct{ serve func() error }
//
//	func (s *server) start() <-chan error {
//		errs := make(chan error, 1)
//		go func() { errs <- s.serve() }()
//		return errs
//	}
//
//	func run(s *server) error {
//		return <-s.start()
//	}
//
// # Because
//
// Nothing else knows how the work ended. Work that may end as it likes is better
// started by a function that returns nothing, or with an explicit "_ =" and a
// buffer, so that its goroutine ends.
//
// # Stays silent
//
// Channels that only tell that something is over (struct{}, constants, a close);
// results that are assigned, passed on, or dropped with "_ ="; a channel that
// somebody else receives from as well; groups that other packages can wait for;
// a group whose goroutines always return nil; handles whose waiting is optional,
// such as that of a shutdown; a wait group in a test, which ends by other means.
package futuredrop
