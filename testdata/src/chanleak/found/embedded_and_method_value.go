// The loop is started as a method value of an embedded type.
package main

import (
	"errors"
	"time"
)

type loop struct{ tasks chan func() error }

func (l *loop) run() {
	for t := range l.tasks {
		if err := t(); errors.Is(err, errFatal) {
			return
		}
	}
}

var errFatal = errors.New("fatal")

type app struct {
	loop
	name string
}

func (a *app) post(t func() error) {
	a.tasks <- t // want "send on a.tasks blocks forever once run has returned on its error"
}

func main() {
	a := &app{loop: loop{make(chan func() error)}, name: "x"}
	start := a.run
	go start()
	for range 3 {
		go a.post(func() error { return errFatal })
	}
	time.Sleep(time.Second)
}
