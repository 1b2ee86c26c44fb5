// A generic helper says whether it sent.
package story

type sample struct{ v float64 }

func trySend[T any](ch chan<- T, v T) bool {
	select {
	case ch <- v:
		return true
	default:
		return false
	}
}

type ring[T any] struct{ slots chan T }

func (r *ring[T]) push(v T) bool { return trySend(r.slots, v) }

func record(ch chan sample, r *ring[sample], s sample) {
	trySend(ch, s) // want "the bool by which trySend says"
	r.push(s)      // want "the bool by which r.push says"
}
