// What is taken from the free list is no longer on it.
package free

import "sync"

type buffer struct{ data []byte }

type pool struct {
	mu   sync.Mutex
	free []*buffer
}

func (p *pool) Get() *buffer {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		b := p.free[n-1]
		p.free[n-1] = nil
		p.free = p.free[:n-1]
		return b
	}
	return &buffer{}
}

func (p *pool) Put(b *buffer) {
	p.mu.Lock()
	p.free = append(p.free, b)
	p.mu.Unlock()
}
