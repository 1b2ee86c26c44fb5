// The loop leaves when it is told to by its own channel, by who sends last.
package story

type cmd struct {
	quit bool
	n    int
}

type actor struct{ in chan cmd }

func New() *actor {
	a := &actor{in: make(chan cmd)}
	go a.loop()
	return a
}

func (a *actor) loop() {
	for c := range a.in {
		if c.quit {
			return
		}
		println(c.n)
	}
}

func (a *actor) Add(n int) { a.in <- cmd{n: n} }
func (a *actor) Stop()     { a.in <- cmd{quit: true} }
