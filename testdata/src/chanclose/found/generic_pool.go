// The workers of the generic pool each close its output.
package story

type Pool[T any] struct {
	in  chan func() T
	out chan T
}

func NewPool[T any](n int) *Pool[T] {
	p := &Pool[T]{in: make(chan func() T), out: make(chan T)}
	for i := 0; i < n; i++ {
		go p.work()
	}
	return p
}

func (p *Pool[T]) work() {
	for f := range p.in {
		p.out <- f()
	}
	close(p.out) // want "p.out is closed by each of several goroutines, and the second close panics"
}
