// The loop hands its own state to the transitions that it runs, and one of them asks for another.
package fsm

type transition func(*machine)

type machine struct {
	pending chan transition
	state   string
}

func start() *machine {
	m := &machine{pending: make(chan transition)}
	go m.loop()
	return m
}

func (m *machine) loop() {
	for next := range m.pending {
		next(m)
	}
}

func (m *machine) to(next transition) { m.pending <- next }

func idle(m *machine) { m.state = "idle" }

func failed(m *machine) {
	m.state = "failed"
	m.to(idle) // want "failed runs on the loop of machine.loop: calling to, which ends up sending on m.pending, waits for itself forever"
}

func (m *machine) Fail() { m.to(failed) }
