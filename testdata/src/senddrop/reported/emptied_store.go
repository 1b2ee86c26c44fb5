// Met in restic: buffers that are not needed now wait in the channel; who closes the pool empties it and looks at none.
package story

type buffer struct{ data []byte }

type pool struct{ spare chan *buffer }

func newPool(n int, done <-chan struct{}) *pool {
	p := &pool{make(chan *buffer, n)}
	go func() {
		<-done
		p.clear()
	}()
	return p
}

func (p *pool) get() *buffer {
	select {
	case b := <-p.spare:
		return b
	default:
	}
	return &buffer{make([]byte, 1024)}
}

func (p *pool) put(b *buffer) {
	select {
	case p.spare <- b:
	default:
	}
}

func (p *pool) clear() {
	spare := p.spare
	close(spare)
	for range spare {
	}
}
