// The copy is given a channel of its own, and each turn has its own struct.
package story

type end struct {
	data chan []byte
	name string
}

func (e end) shut() { close(e.data) }

func pair(b []byte) {
	e := end{data: make(chan []byte, 1), name: "pair"}
	other := e
	other.data = make(chan []byte, 1)
	e.data <- b
	close(e.data)
	close(other.data)
}

func each(bs [][]byte) {
	for _, b := range bs {
		e := end{data: make(chan []byte, 1), name: "each"}
		e.data <- b
		e.shut()
	}
}
