// The generic loop hands zero values on for ever.
package story

type stage[T any] struct {
	in chan T
}

func run[T any](xs []T, sink func(T)) {
	s := &stage[T]{in: make(chan T)}
	go s.pump(xs)
	for {
		v := <-s.in // want "receive from s.in gives the zero value without end"
		sink(v)
	}
}

func (s *stage[T]) pump(xs []T) {
	for _, x := range xs {
		s.in <- x
	}
	close(s.in)
}
