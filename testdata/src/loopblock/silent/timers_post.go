// Timers post to the loop from goroutines of their own.
package main

import "time"

// event loop w/ timers: AfterFunc posts -> fine
type Loop struct {
	ev   chan func()
	quit chan struct{}
}

func New() *Loop {
	l := &Loop{ev: make(chan func(), 128), quit: make(chan struct{})}
	go l.Run()
	return l
}
func (l *Loop) Run() {
	for {
		select {
		case <-l.quit:
			return
		case f := <-l.ev:
			f()
		}
	}
}
func (l *Loop) After(d time.Duration, f func()) {
	time.AfterFunc(d, func() { l.ev <- f })
}
func (l *Loop) Every(d time.Duration, f func()) {
	var tick func()
	tick = func() {
		f()
		l.After(d, tick)
	}
	l.After(d, tick)
}
func main() {
	l := New()
	l.Every(time.Second, func() {})
	time.Sleep(time.Second)
	close(l.quit)
}
