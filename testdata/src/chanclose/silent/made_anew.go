// The field gets a new channel between the two closes.
package story

type gate struct {
	open chan struct{}
}

func newGate() *gate { return &gate{open: make(chan struct{})} }

func (g *gate) cycle() {
	close(g.open)
	g.open = make(chan struct{})
	close(g.open)
}
