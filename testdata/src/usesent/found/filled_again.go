// The queue is cut to be filled again while the receiver has its elements.
package story

type Batch[T any] struct {
	items []T
	full  chan []T
}

func (b *Batch[T]) Add(item T) {
	b.items = append(b.items, item) // because "this append may write into the same array"
	if len(b.items) == cap(b.items) {
		b.Flush()
	}
}

func (b *Batch[T]) Flush() {
	b.full <- b.items // want "b.items is written after it is sent on b.full"
	b.items = b.items[:0]
}
