// The list holds what was made before and is free again.
package story

import "sync"

type buffer struct{ b []byte }

type pool struct {
	mu   sync.Mutex
	cond *sync.Cond
	free []*buffer
}

func newPool(n int) *pool {
	p := &pool{}
	p.cond = sync.NewCond(&p.mu)
	for range n {
		p.free = append(p.free, &buffer{})
	}
	return p
}

func (p *pool) Get() *buffer {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.free) == 0 {
		p.cond.Wait()
	}
	b := p.free[len(p.free)-1]
	p.free = p.free[:len(p.free)-1]
	return b
}

func (p *pool) Put(b *buffer) {
	p.mu.Lock()
	p.free = append(p.free, b)
	p.mu.Unlock()
	p.cond.Signal()
}
