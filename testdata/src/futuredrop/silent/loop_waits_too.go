// What gets the handle over the channel waits for it as well and tells of the error.
package story

type task struct {
	done chan struct{}
	err  error
}

func (t *task) wait() error {
	<-t.done
	return t.err
}

type runner struct {
	started chan *task
	note    func(error)
}

func newRunner(note func(error)) *runner {
	r := &runner{make(chan *task, 4), note}
	go r.watch()
	return r
}

func (r *runner) run(f func() error) *task {
	t := &task{done: make(chan struct{})}
	r.started <- t
	go func() {
		t.err = f()
		close(t.done)
	}()
	return t
}

func (r *runner) watch() {
	for t := range r.started {
		r.note(t.wait())
	}
}

func use(r *runner, f func() error) { r.run(f) }
