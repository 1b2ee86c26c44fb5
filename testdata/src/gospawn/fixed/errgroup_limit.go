package story

import (
	"context"
	"os"

	"golang.org/x/sync/errgroup"
)

func remove(ctx context.Context, names <-chan string) error {
	g, ctx := errgroup.WithContext(ctx)
	for name := range names {
		g.Go(func() error { // want "g.Go starts a goroutine for each value received from names"
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return os.Remove(name)
		})
	}
	return g.Wait()
}
