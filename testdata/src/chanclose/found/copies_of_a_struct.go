// The copy of the struct has the same channel.
package story

type end struct {
	data chan []byte
	name string
}

func (e end) shut() {
	close(e.data) // want "e.data is closed again when this close runs a second time"
}

func twice(b []byte) {
	e := end{data: make(chan []byte, 1), name: "twice"}
	defer e.shut() // because "this closes it again"
	e.data <- b
	e.shut() // because "this closes e.data"
}

func both(b []byte) {
	e := end{data: make(chan []byte, 1), name: "both"}
	other := e
	e.data <- b
	close(e.data)     // because "e.data is already closed by this close"
	close(other.data) // want "other.data is closed a second time"
}
