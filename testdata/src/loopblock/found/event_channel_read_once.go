// One event is received, and serf waits with the next one.
package main

import "github.com/hashicorp/serf/serf"

type agent struct {
	events chan serf.Event
}

func (a *agent) start() {
	a.events = make(chan serf.Event)
	c := serf.DefaultConfig()
	c.EventCh = a.events // want "EventCh has no buffer and it is received from once only, so serf's handlers send on it under their member lock"
	serf.Create(c)
	e := <-a.events
	println(e.EventType())
}
func main() { (&agent{}).start() }
