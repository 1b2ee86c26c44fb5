// The channels of a generic type and function.
package generics

type box[T any] struct{ items chan T }

func newBox[T any](n int) *box[T] {
	return &box[T]{items: make(chan T, n)} // want "items symbol, sent 1, received 1, closed 1, by put"
}

func (b *box[T]) put(v T) { b.items <- v }

func (b *box[T]) all(f func(T)) {
	for v := range b.items {
		f(v)
	}
}

func (b *box[T]) done() { close(b.items) }

func first[T any](fs []func() T) T {
	ch := make(chan T, len(fs)) // want "ch len, sent 1, received 1, never closed, by the function literal in first"
	for _, f := range fs {
		go func() { ch <- f() }()
	}
	return <-ch
}
