// Met in kafka-go: Close ends what was started before it waits for it; who wants it to run on calls no Close.
package story

import "context"

type reader struct {
	cancel context.CancelFunc
	done   chan struct{}
	err    error
}

func start(ctx context.Context, run func(context.Context) error) *reader {
	ctx, cancel := context.WithCancel(ctx)
	r := &reader{cancel: cancel, done: make(chan struct{})}
	go func() {
		defer close(r.done)
		r.err = run(ctx)
	}()
	return r
}

func (r *reader) Close() error {
	r.cancel()
	<-r.done
	return r.err
}

type server struct {
	quit chan struct{}
	errs chan error
}

func serve(run func(<-chan struct{}) error) *server {
	s := &server{make(chan struct{}), make(chan error, 1)}
	go func() { s.errs <- run(s.quit) }()
	return s
}

func (s *server) halt() { close(s.quit) }

func (s *server) Stop() error {
	s.halt()
	return <-s.errs
}

func use(run func(context.Context) error, serving func(<-chan struct{}) error) {
	start(context.Background(), run)
	serve(serving)
}
