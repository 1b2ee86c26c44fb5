// Handles of other forms: with a wait group, behind an interface, as a function, or a group itself.
package story

import (
	"sync"

	"golang.org/x/sync/errgroup"
)

type batch struct {
	wg   sync.WaitGroup
	mu   sync.Mutex
	errs []error
}

func (b *batch) Wait() []error {
	b.wg.Wait()
	return b.errs
}

func runAll(fs []func() error) *batch {
	b := &batch{}
	for _, f := range fs {
		b.wg.Add(1)
		go func() {
			defer b.wg.Done()
			if err := f(); err != nil {
				b.mu.Lock()
				b.errs = append(b.errs, err)
				b.mu.Unlock()
			}
		}()
	}
	return b
}

type future[T any] interface {
	get() (T, error)
}

type pending[T any] struct {
	done chan struct{}
	v    T
	err  error
}

func (p *pending[T]) get() (T, error) {
	<-p.done
	return p.v, p.err
}

func submit[T any](f func() (T, error)) future[T] {
	p := &pending[T]{done: make(chan struct{})}
	go func() {
		defer close(p.done)
		p.v, p.err = f()
	}()
	return p
}

func begin(f func() error) (wait func() error) {
	errs := make(chan error, 1)
	go func() { errs <- f() }()
	return func() error { return <-errs }
}

func startGroup(fs []func() error) *errgroup.Group {
	g := &errgroup.Group{}
	for _, f := range fs {
		g.Go(f)
	}
	return g
}

func use(f func() error, h func() (int, error)) error {
	runAll([]func() error{f})     // want "what runAll returns is dropped, so nothing can call Wait and its result is lost"
	submit(h)                     // want "what submit returns is dropped, so nothing can call get and its error is lost"
	begin(f)                      // want "what begin returns is dropped"
	startGroup([]func() error{f}) // want "what startGroup returns is dropped, so nothing can call Wait and its error is lost"
	wait := begin(f)
	return wait()
}
