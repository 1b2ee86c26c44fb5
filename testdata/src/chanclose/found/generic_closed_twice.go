// Both the deferred and the early call close the queue of a generic type.
package story

type queue[T any] struct{ items chan T }

func newQueue[T any]() *queue[T] { return &queue[T]{make(chan T, 8)} }

func (q *queue[T]) finish() {
	close(q.items) // want "q.items is closed again when this close runs a second time, which panics"
}

func total(xs []int) (sum int) {
	q := newQueue[int]()
	defer q.finish() // because "this closes it again"
	for _, x := range xs {
		q.items <- x
	}
	q.finish() // because "this closes q.items"
	for x := range q.items {
		sum += x
	}
	return sum
}
