// A generic loop: do waits for the function it posts, also when it is called on the loop.
package main

type loop[T any] struct {
	state T
	funcs chan func(*T)
}

func run[T any](initial T) *loop[T] {
	l := &loop[T]{initial, make(chan func(*T))}
	go func() {
		for f := range l.funcs {
			f(&l.state)
		}
	}()
	return l
}

func (l *loop[T]) do(f func(*T)) {
	done := make(chan bool)
	l.funcs <- func(t *T) {
		f(t)
		done <- true
	}
	<-done
}

type counters struct{ hits, misses int }

func main() {
	l := run(counters{})
	l.do(func(c *counters) {
		c.hits++
		l.do(func(c *counters) { c.misses++ }) // want "the function literal in main runs on the loop of the function literal in run: calling do, which ends up sending on l.funcs, waits for itself"
	})
}
