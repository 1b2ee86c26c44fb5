// The actor sends to its own inbox while it handles a message, and only it receives from the inbox.
package main

type message struct{ kind, n int }

type actor struct {
	inbox chan message
	total int
}

func newActor() *actor {
	a := &actor{inbox: make(chan message)}
	go a.run()
	return a
}

func (a *actor) run() {
	for m := range a.inbox {
		a.handle(m)
	}
}

func (a *actor) handle(m message) {
	a.total += m.n
	if m.kind == 1 {
		a.inbox <- message{kind: 2} // want "handle runs on the loop of actor.run: sending on a.inbox waits for itself forever"
	}
}

func (a *actor) Send(m message) { a.inbox <- m }

func main() {
	a := newActor()
	a.Send(message{1, 1})
}
