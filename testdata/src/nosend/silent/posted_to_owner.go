// The literal is posted to the goroutine to which the canvas belongs.
package story

// A canvas stays on the goroutine of its window.
//
//chanlint:nosend
type canvas struct{ dots []int }

func (c *canvas) dot(x int) { c.dots = append(c.dots, x) }

type window struct {
	canvas *canvas
	posts  chan func()
}

func (w *window) loop() {
	for f := range w.posts {
		f()
	}
}

func (w *window) Dot(x int) {
	c := w.canvas
	w.posts <- func() { c.dot(x) }
}
