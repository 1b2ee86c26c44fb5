// Met in kafka-go: the context that makes the send give up ends the caller as well.
package story

import (
	"context"
	"errors"
)

type message struct{ err error }

type reader struct{ messages chan message }

func (r *reader) sendError(ctx context.Context, err error) error {
	select {
	case r.messages <- message{err}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (r *reader) fetch(ctx context.Context) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return errors.New("unreachable")
}

func (r *reader) run(ctx context.Context) {
	for {
		if err := r.fetch(ctx); err != nil {
			r.sendError(ctx, err)
			return
		}
	}
}
