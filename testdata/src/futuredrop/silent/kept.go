// The result is received, stored, passed on, returned, or dropped on purpose.
package story

type job struct {
	errs <-chan error
}

func start(f func() error) <-chan error {
	ch := make(chan error, 1)
	go func() { ch <- f() }()
	return ch
}

func received(f func() error) error { return <-start(f) }

func stored(j *job, f func() error) { j.errs = start(f) }

func (j *job) wait() error { return <-j.errs }

func passed(f func() error, wait func(<-chan error)) { wait(start(f)) }

func returned(f func() error) <-chan error { return start(f) }

func collected(fs []func() error) (all []<-chan error) {
	for _, f := range fs {
		all = append(all, start(f))
	}
	return all
}

func onPurpose(f func() error) {
	_ = start(f)
	// fire and forget: the next round tries again
	start(f)
}

func selected(f func() error, done <-chan struct{}) {
	select {
	case <-start(f):
	case <-done:
	}
}
