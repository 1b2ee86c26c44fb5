// put waits for room for a while and says with an error that it gave up; every caller drops it.
package story

import (
	"context"
	"errors"
	"time"
)

var errFull = errors.New("queue is full")

type item struct{ n int }

type queue struct {
	items chan item
	done  chan struct{}
}

func (q *queue) put(ctx context.Context, it item) error {
	select {
	case q.items <- it:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-q.done:
		return errors.New("closed")
	}
}

func (q *queue) putWithin(it item, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case q.items <- it:
	case <-timer.C:
		return errFull
	}
	return nil
}

func produce(ctx context.Context, q *queue) {
	for n := range 10 {
		q.put(ctx, item{n})               // want "the error by which q.put says that it has not sent is dropped"
		q.putWithin(item{n}, time.Second) // want "the error by which q.putWithin says that it has not sent is dropped"
	}
	go func() {
		q.put(ctx, item{0}) // want "the error by which q.put says"
	}()
}
