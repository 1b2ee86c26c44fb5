// A comment says that what render is given runs on the render loop.
package found

type canvas struct{ hooks []func() }

func (c *canvas) render(
	//chanlint:eventloop the render loop
	draw func(),
) {
	c.hooks = append(c.hooks, draw)
}

func setup(c *canvas, frames <-chan int) {
	c.render(func() {
		<-frames // want "the function literal in setup runs on the render loop: receiving from frames stalls it"
	})
}
