// The bus takes anything; what it takes here is a pointer that is set again.
package story

type bus struct{ messages chan any }

func (b *bus) publish(m any) { b.messages <- m }

type progress struct {
	done  int
	notes []string
}

func run(b *bus, steps []func() string) {
	p := new(progress)
	for _, step := range steps {
		note := step()
		p.done++ // because "this sets done of the same object"
		p.notes = append(p.notes, note)
		b.publish(p) // want "p is written after it is handed over by b.publish"
	}
}
