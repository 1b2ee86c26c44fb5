// The group has no limit.
package story

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func load(ctx context.Context, keys <-chan string, get func(context.Context, string) error) error {
	g, ctx := errgroup.WithContext(ctx)
	for key := range keys {
		g.Go(func() error { return get(ctx, key) }) // want "g.Go starts a goroutine for each value received from keys"
	}
	return g.Wait()
}
