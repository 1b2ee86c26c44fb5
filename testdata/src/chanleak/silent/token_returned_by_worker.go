// The worker takes the token and gives it back whatever happens.
package story

import "context"

func each(ctx context.Context, ids []int, work func(context.Context, int) error) error {
	tokens := make(chan struct{}, 4)
	errs := make(chan error, len(ids))
	for _, id := range ids {
		select {
		case tokens <- struct{}{}:
		case <-ctx.Done():
			return ctx.Err()
		}
		go func() {
			defer func() { <-tokens }()
			errs <- work(ctx, id)
		}()
	}
	for range ids {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}
