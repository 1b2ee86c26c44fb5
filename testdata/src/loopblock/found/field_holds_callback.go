// The function is kept in a field and given to the library elsewhere.
package found

import "github.com/rivo/tview"

type page struct {
	onDone func()
	votes  chan int
}

func newPage() *page {
	p := &page{votes: make(chan int)}
	p.onDone = func() {
		p.votes <- 1 // want "the function literal in newPage runs on tview's event loop: sending on p.votes stalls it"
	}
	go p.count()
	return p
}

func (p *page) count() {
	n := 0
	for v := range p.votes {
		n += v
	}
}

func (p *page) attach(b *tview.Button) {
	handler := p.onDone
	if handler == nil {
		handler = func() {}
	}
	b.SetSelectedFunc(handler)
}
