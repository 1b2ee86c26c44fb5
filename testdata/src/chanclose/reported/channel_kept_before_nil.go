// What is closed was read from the field before the field was set to nil.
package story

type sleeper struct {
	wakeup chan struct{}
}

func newSleeper() *sleeper { return &sleeper{wakeup: make(chan struct{}, 1)} }

func (s *sleeper) end() {
	wakeup := s.wakeup
	s.wakeup = nil
	close(wakeup)
}

func nap() {
	s := newSleeper()
	s.end()
}
