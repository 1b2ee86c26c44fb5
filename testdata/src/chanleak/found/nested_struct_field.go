// The channel stands in a struct within the struct; the loop is a literal.
package story

import "time"

type events struct {
	in   chan string
	idle time.Duration
}

type agent struct {
	name string
	ev   events
}

func NewAgent(name string) *agent {
	a := &agent{name: name}
	a.ev.in = make(chan string)
	a.ev.idle = time.Minute
	go func() {
		for {
			select {
			case s := <-a.ev.in:
				println(a.name, s)
			case <-time.After(a.ev.idle):
				return
			}
		}
	}()
	return a
}

func (a *agent) Report(s string) {
	a.ev.in <- s // want "send on a.ev.in blocks forever once the function literal in NewAgent has returned at its timeout"
}
