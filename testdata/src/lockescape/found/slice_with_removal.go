// Remove moves the elements of the array that Conns has given away.
package pool

import "sync"

type conn struct{ id int }

type Pool struct {
	mu    sync.Mutex
	conns []*conn
}

func (p *Pool) Remove(c *conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, other := range p.conns {
		if other == c {
			p.conns = append(p.conns[:i], p.conns[i+1:]...)
			return
		}
	}
}

func (p *Pool) Conns() []*conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.conns // want "returning p.conns itself lets the caller use it without p.mu, which races with the writes in Remove"
}
