// As many workers as there are processors serve the queue.
package main

import "runtime"

type P struct{ q chan func() }

func New() *P {
	p := &P{make(chan func(), 10)}
	n := runtime.NumCPU()
	for i := 0; i < n; i++ {
		go p.worker()
	}
	return p
}
func (p *P) worker() {
	for f := range p.q {
		f()
	}
}
func (p *P) Go(f func()) { p.q <- f }
func main() {
	p := New()
	done := make(chan int)
	p.Go(func() {
		p.Go(func() { done <- 1 })
		<-done
	})
}
