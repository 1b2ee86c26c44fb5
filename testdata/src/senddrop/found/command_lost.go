// The value tells which command it is: a stop that finds the queue full never happens.
package story

type command int

const (
	start command = iota
	stop
)

type machine struct{ commands chan command }

func newMachine() *machine { return &machine{commands: make(chan command, 4)} }

func (m *machine) start() { m.commands <- start }

func (m *machine) stop() {
	select {
	case m.commands <- stop: // want "stop is lost in silence when m.commands is full"
	default:
	}
}

func (m *machine) run() {
	for c := range m.commands {
		if c == stop {
			return
		}
	}
}
