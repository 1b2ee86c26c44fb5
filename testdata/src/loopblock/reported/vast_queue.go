// The queue has more room than there are requests.
package pool

type pool struct {
	wanted chan struct{}
	open   int
}

func start() *pool {
	p := &pool{wanted: make(chan struct{}, 1000000)}
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
