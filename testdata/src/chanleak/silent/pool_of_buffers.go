// A channel as a free list.
package story

type pool struct{ free chan []byte }

func newPool(n int) *pool { return &pool{free: make(chan []byte, n)} }

func (p *pool) get() []byte {
	select {
	case b := <-p.free:
		return b
	default:
		return make([]byte, 1024)
	}
}

func (p *pool) put(b []byte) {
	select {
	case p.free <- b:
	default:
	}
}

func use(f func([]byte)) {
	p := newPool(4)
	for range 10 {
		b := p.get()
		f(b)
		p.put(b)
	}
}
