// Package app uses the queues of lib.
package app

import (
	"context"

	"senddrop/across/lib"
)

type relay struct{ q *lib.Queue[string] }

func (r *relay) forward(s string) bool { return r.q.Offer(s) }

func Run(ctx context.Context, q *lib.Queue[string], b *lib.Bus, s string) {
	q.Offer(s)    // want "the bool by which q.Offer says that it has not sent is dropped"
	q.Put(ctx, s) // want "the error by which q.Put says that it has not sent is dropped"
	b.Emit(s)     // want "the error by which b.Emit says"
	r := &relay{q}
	r.forward(s) // want "the bool by which r.forward says"
	if err := q.Put(ctx, s); err != nil {
		_ = b.Emit(s)
	}
	lib.New[struct{}](1).Offer(struct{}{})
}
