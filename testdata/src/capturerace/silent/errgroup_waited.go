// Each literal writes a variable of its own, read behind Wait.
package egroup

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func Both(ctx context.Context, a, b func(context.Context) (int, error)) (int, error) {
	g, ctx := errgroup.WithContext(ctx)
	var x, y int
	g.Go(func() (err error) {
		x, err = a(ctx)
		return err
	})
	g.Go(func() (err error) {
		y, err = b(ctx)
		return err
	})
	if err := g.Wait(); err != nil {
		return 0, err
	}
	return x + y, nil
}
