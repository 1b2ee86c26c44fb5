// A task stops its own loop and does not wait for the end.
package main

import "sync"

type L struct {
	q    chan func()
	stop chan struct{}
	once sync.Once
}

func (l *L) run() {
	for {
		select {
		case f := <-l.q:
			f()
		case <-l.stop:
			return
		}
	}
}
func (l *L) Stop() { l.once.Do(func() { close(l.stop) }) }
func main() {
	l := &L{q: make(chan func()), stop: make(chan struct{})}
	go l.run()
	l.q <- func() { l.Stop() }
}
