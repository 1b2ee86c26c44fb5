// One implementation returns a channel of its outcome, the other a shared one.
package story

type worker interface{ start() <-chan error }

type fresh struct{ run func() error }

func (f *fresh) start() <-chan error {
	ch := make(chan error, 1)
	go func() { ch <- f.run() }()
	return ch
}

type shared struct{ errs chan error }

func (s *shared) start() <-chan error { return s.errs }

func pick(f func() error) worker {
	if f == nil {
		return &shared{make(chan error)}
	}
	return &fresh{f}
}

func use(f func() error) { pick(f).start() }
