// The deferred Close closes what finish has closed.
package story

import "fmt"

type writer struct {
	lines chan string
}

func newWriter() *writer { return &writer{lines: make(chan string, 8)} }

func (w *writer) finish() {
	w.lines <- "end"
	close(w.lines)
}

func (w *writer) Close() { close(w.lines) } // want "w.lines is closed twice by the time the function returns, which panics"

func report(xs []int) {
	w := newWriter()
	defer w.Close()
	for _, x := range xs {
		w.lines <- fmt.Sprint(x)
	}
	w.finish()
}
