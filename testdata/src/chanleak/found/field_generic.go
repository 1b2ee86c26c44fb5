// The same for a generic type: its field is one field in all instances.
package story

import "context"

type Mailbox[T any] struct {
	in chan T
}

func NewMailbox[T any](ctx context.Context, handle func(T) error) *Mailbox[T] {
	m := &Mailbox[T]{in: make(chan T)}
	go m.loop(ctx, handle)
	return m
}

func (m *Mailbox[T]) loop(ctx context.Context, handle func(T) error) {
	for {
		select {
		case v := <-m.in:
			if err := handle(v); err != nil {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

func (m *Mailbox[T]) Tell(v T) {
	m.in <- v // want "send on m.in blocks forever once loop has returned"
}

func use(ctx context.Context) { NewMailbox(ctx, func(int) error { return nil }).Tell(1) }
