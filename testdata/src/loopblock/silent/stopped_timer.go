// The timer was too late to be stopped, so its tick is there.
package main

import "time"

type L struct {
	q chan func()
	t *time.Timer
}

func (l *L) run() {
	for {
		select {
		case f := <-l.q:
			f()
		case <-l.t.C:
		}
	}
}
func main() {
	l := &L{make(chan func()), time.NewTimer(time.Second)}
	go l.run()
	l.q <- func() {
		if !l.t.Stop() {
			<-l.t.C
		}
		l.t.Reset(time.Second)
	}
}
