// Producers fill the buffer while the loop handles an event; its own send then waits for the loop.
package main

type event struct {
	name  string
	depth int
}

type engine struct {
	events chan event
	seen   map[string]bool
}

func start() *engine {
	e := &engine{events: make(chan event, 16), seen: map[string]bool{}}
	go e.run()
	return e
}

func (e *engine) run() {
	for ev := range e.events {
		if e.seen[ev.name] {
			continue
		}
		e.seen[ev.name] = true
		e.expand(ev)
	}
}

func (e *engine) expand(ev event) {
	for _, name := range []string{"a", "b"} {
		e.Emit(event{ev.name + name, ev.depth + 1}) // want "expand runs on the loop of engine.run: calling Emit, which ends up sending on e.events, waits for itself once the buffer is full"
	}
}

func (e *engine) Emit(ev event) { e.events <- ev }

func main() {
	e := start()
	for range 100 {
		e.Emit(event{})
	}
}
