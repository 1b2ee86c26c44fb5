// database/sql: the field keeps the part of the slice before the one that is used.
package pool

import "sync"

type conn struct{}

func (c *conn) Close() {}

type pool struct {
	mu   sync.Mutex
	free []*conn
}

func (p *pool) Put(c *conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	copy(p.free, p.free[1:])
	p.free[len(p.free)-1] = c
}

func (p *pool) Shrink(max int) {
	p.mu.Lock()
	var closing []*conn
	if len(p.free) > max {
		closing = p.free[max:]
		p.free = p.free[:max]
	}
	p.mu.Unlock()
	for _, c := range closing {
		c.Close()
	}
}
