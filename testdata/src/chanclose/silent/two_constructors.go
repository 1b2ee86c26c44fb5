// Each constructor starts the loop of its own object.
package story

type peer struct {
	closed chan struct{}
}

func Client(read func() error) *peer {
	p := &peer{closed: make(chan struct{})}
	go p.loop(read)
	return p
}

func Server(read func() error) *peer {
	p := &peer{closed: make(chan struct{})}
	go p.loop(read)
	return p
}

func (p *peer) loop(read func() error) {
	defer close(p.closed)
	for read() == nil {
	}
}
