// Whether the send was made or not, deliver ends in the same way.
package story

type message struct{ body []byte }

type peer struct {
	queue chan *message
	alive bool
}

func newPeer() *peer { return &peer{queue: make(chan *message, 32), alive: true} }

func (p *peer) deliver(m *message) {
	if !p.alive {
		return
	}
	select {
	case p.queue <- m: // want "m is lost in silence when p.queue is full"
		return
	default:
	}
}

func (p *peer) loop(write func([]byte)) {
	for m := range p.queue {
		write(m.body)
	}
}
