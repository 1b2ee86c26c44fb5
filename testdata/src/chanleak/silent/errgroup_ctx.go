// The group's context releases the other senders.
package story

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func collect(ctx context.Context, parts []func() (int, error)) ([]int, error) {
	g, ctx := errgroup.WithContext(ctx)
	out := make(chan int)
	for _, p := range parts {
		g.Go(func() error {
			v, err := p()
			if err != nil {
				return err
			}
			select {
			case out <- v:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	}
	go func() {
		g.Wait()
		close(out)
	}()
	var all []int
	for v := range out {
		all = append(all, v)
	}
	return all, g.Wait()
}
