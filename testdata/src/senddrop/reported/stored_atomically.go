// Met in an example of pion/webrtc: the number of the track is stored for who comes later.
package story

import "sync/atomic"

type player struct {
	current  atomic.Int32
	switched chan int
}

func newPlayer() *player { return &player{switched: make(chan int, 1)} }

func (p *player) play(next int) {
	p.current.Store(int32(next))
	select {
	case p.switched <- next:
	default:
	}
}

func (p *player) loop(show func(int)) {
	for n := range p.switched {
		show(n)
	}
}
