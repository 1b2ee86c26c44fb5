// The batch is emptied whether it was handed over or not.
package story

type writer struct {
	batch []string
	out   chan []string
}

func newWriter() *writer { return &writer{out: make(chan []string, 1)} }

func (w *writer) flush() {
	select {
	case w.out <- w.batch: // want "w.batch is lost in silence when w.out is full"
	default:
	}
	w.batch = nil
}

func (w *writer) consume(write func([]string)) {
	for b := range w.out {
		write(b)
	}
}
