// The handles are for those who want to wait: a timer that fires by itself, a receiver that is returned, a registered task.
package story

type task struct {
	done chan struct{}
	err  error
}

func (t *task) wait() error {
	<-t.done
	return t.err
}

type runner struct{ tasks []*task }

func (r *runner) spawn(f func() error) *task {
	t := &task{done: make(chan struct{})}
	r.tasks = append(r.tasks, t)
	go func() {
		defer close(t.done)
		t.err = f()
	}()
	return t
}

func (r *runner) wait() error {
	for _, t := range r.tasks {
		if err := t.wait(); err != nil {
			return err
		}
	}
	return nil
}

type loop struct{ stop chan struct{} }

func (l *loop) start() *loop {
	go func() { <-l.stop }()
	return l
}

type closer struct{ done chan struct{} }

func (c *closer) wait() { <-c.done }

func background(f func()) *closer {
	c := &closer{make(chan struct{})}
	go func() {
		defer close(c.done)
		f()
	}()
	return c
}

func use(r *runner, l *loop, f func() error) error {
	r.spawn(f)
	l.start()
	background(func() { f() })
	return r.wait()
}
