// Every worker returns the channel of its outcome.
package story

type worker interface{ start(job string) <-chan error }

type local struct{ run func(string) error }

func (l *local) start(job string) <-chan error {
	ch := make(chan error, 1)
	go func() { ch <- l.run(job) }()
	return ch
}

type remote struct{ call func(string) error }

func (r *remote) start(job string) <-chan error {
	ch := make(chan error, 1)
	go func() { ch <- r.call(job) }()
	return ch
}

func pick(far bool, f func(string) error) worker {
	if far {
		return &remote{f}
	}
	return &local{f}
}

func use(far bool, f func(string) error) {
	pick(far, f).start("x") // want "so its error is lost"
}
