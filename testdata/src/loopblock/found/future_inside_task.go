// A task submits another to its own executor and waits for the future.
package main

type Future[T any] struct {
	ch chan T
}

func (f *Future[T]) Wait() T { return <-f.ch }

type Exec struct{ q chan func() }

func NewExec() *Exec {
	e := &Exec{q: make(chan func(), 10)}
	go func() {
		for f := range e.q {
			f()
		}
	}()
	return e
}
func Submit[T any](e *Exec, fn func() T) *Future[T] {
	f := &Future[T]{make(chan T, 1)}
	e.q <- func() { f.ch <- fn() }
	return f
}
func main() {
	e := NewExec()
	f := Submit(e, func() int {
		return Submit(e, func() int { return 1 }).Wait() // want "the function literal in main runs on the loop of .*: calling Wait, which ends up receiving from f.ch, waits for itself forever"
	})
	println(f.Wait())
}
