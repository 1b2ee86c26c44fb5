// The queue has more room than there are requests.
package pool

var requests = 1000000

type pool struct {
	wanted chan struct{}
	open   int
}

func start() *pool {
	p := &pool{wanted: make(chan struct{}, requests)}
	go p.opener()
	return p
}

func (p *pool) opener() {
	for range p.wanted {
		p.more()
	}
}

func (p *pool) more() {
	for p.open < 3 {
		p.open++
		p.wanted <- struct{}{}
	}
}

func (p *pool) Want() { p.wanted <- struct{}{} }
