// The loop gets the handle over a channel, fills in the outcome and closes done; the caller has the one way to it.
package story

type reply interface{ await() (string, error) }

type answer struct {
	ready chan struct{}
	text  string
	err   error
}

func (a *answer) await() (string, error) {
	<-a.ready
	return a.text, a.err
}

type message struct {
	body   string
	answer *answer
}

type actor struct{ box chan message }

func start(f func(string) (string, error)) *actor {
	a := &actor{make(chan message, 4)}
	go a.run(f)
	return a
}

func (a *actor) ask(body string) reply {
	r := &answer{ready: make(chan struct{})}
	a.box <- message{body, r}
	return r
}

func (a *actor) run(f func(string) (string, error)) {
	for m := range a.box {
		m.answer.text, m.answer.err = f(m.body)
		close(m.answer.ready)
	}
}

func tell(a *actor) (string, error) {
	a.ask("hello") // want "what a.ask returns is dropped, so nothing can call await and its error is lost"
	return a.ask("bye").await()
}
