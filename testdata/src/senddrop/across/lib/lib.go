// Package lib offers queues whose methods say whether they sent.
package lib

import (
	"context"
	"errors"
)

type Queue[T any] struct{ items chan T }

func New[T any](size int) *Queue[T] { return &Queue[T]{make(chan T, size)} }

func (q *Queue[T]) Offer(v T) bool {
	select {
	case q.items <- v:
		return true
	default:
		return false
	}
}

func (q *Queue[T]) Put(ctx context.Context, v T) error {
	select {
	case q.items <- v:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (q *Queue[T]) Items() <-chan T { return q.items }

type Bus struct{ q *Queue[string] }

func (b *Bus) Emit(s string) error {
	if !b.q.Offer(s) {
		return errors.New("bus is full")
	}
	return nil
}
