// The group has a limit.
package story

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func load(ctx context.Context, keys <-chan string, get func(context.Context, string) error) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(8)
	for key := range keys {
		g.Go(func() error { return get(ctx, key) })
	}
	return g.Wait()
}

type pool struct{ g errgroup.Group }

func newPool() *pool {
	p := new(pool)
	p.g.SetLimit(4)
	return p
}

func (p *pool) drain(in <-chan func() error) {
	for f := range in {
		p.g.Go(f)
	}
}

func into(g *errgroup.Group, in <-chan string, f func(string) error) {
	for s := range in {
		g.Go(func() error { return f(s) })
	}
}
