// The promise is a struct with the channel in it; what runs the task sends the outcome.
package story

import "context"

type outcome struct {
	value any
	err   error
}

type promise struct{ done chan outcome }

func (p promise) await(ctx context.Context) (any, error) {
	select {
	case o := <-p.done:
		return o.value, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

type executor struct{ tasks chan func() }

func (e *executor) execute(f func() (any, error)) promise {
	p := promise{make(chan outcome, 1)}
	e.tasks <- func() {
		v, err := f()
		p.done <- outcome{v, err}
	}
	return p
}

func (e *executor) loop() {
	for task := range e.tasks {
		task()
	}
}

func tidy(e *executor, remove func() error) {
	e.execute(func() (any, error) { return nil, remove() }) // want "what e.execute returns is dropped, so nothing can call await and its error is lost"
}
