// Only main calls and waits; the loop itself never does.
package main

import "sync"

type E struct {
	mu   sync.Mutex
	c    *sync.Cond
	q    []func()
	stop bool
}

func (e *E) run() {
	for {
		e.mu.Lock()
		for len(e.q) == 0 && !e.stop {
			e.c.Wait()
		}
		if e.stop {
			e.mu.Unlock()
			return
		}
		f := e.q[0]
		e.q = e.q[1:]
		e.mu.Unlock()
		f()
	}
}
func (e *E) Call(f func()) {
	ch := make(chan struct{})
	e.mu.Lock()
	e.q = append(e.q, func() { f(); ch <- struct{}{} })
	e.c.Signal()
	e.mu.Unlock()
	<-ch
}
func main() {
	e := &E{}
	e.c = sync.NewCond(&e.mu)
	go e.run()
	e.Call(func() { println(1) })
	e.Call(func() { println(2) })
}
