// Each group is waited for: here, in a helper, in a goroutine, by a method value, or by whoever gets it.
package story

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"
)

func here(fs []func() error) error {
	var g errgroup.Group
	for _, f := range fs {
		g.Go(f)
	}
	return g.Wait()
}

func waitFor(wg *sync.WaitGroup) { wg.Wait() }

func helper() {
	var wg sync.WaitGroup
	wg.Add(1)
	go wg.Done()
	waitFor(&wg)
}

func closer(out chan int) {
	var wg sync.WaitGroup
	for n := range 3 {
		wg.Go(func() { out <- n })
	}
	go func() {
		wg.Wait()
		close(out)
	}()
}

func methodValue(cleanup func(func())) {
	var wg sync.WaitGroup
	wg.Go(func() {})
	cleanup(wg.Wait)
}

func handed(use func(*errgroup.Group)) {
	g, _ := errgroup.WithContext(context.Background())
	g.Go(func() error { return nil })
	use(g)
}

func returned(f func() error) *errgroup.Group {
	g := new(errgroup.Group)
	g.Go(f)
	return g
}

type pool struct {
	wg sync.WaitGroup
	g  *errgroup.Group
}

func newPool(f func() error) *pool {
	p := &pool{g: new(errgroup.Group)}
	p.wg.Add(1)
	go func() {
		defer p.wg.Done()
		f()
	}()
	p.g.Go(f)
	return p
}

func (p *pool) stop() error {
	p.wg.Wait()
	return p.g.Wait()
}

type Server struct {
	sync.WaitGroup // callers wait
}

func (s *Server) Serve(f func()) { s.Go(f) }

type unused struct{ wg sync.WaitGroup }
