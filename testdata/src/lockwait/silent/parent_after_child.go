// The child gives its own lock back before it asks its parent.
package parent_after_child

import "sync"

type Pool struct {
	mu    sync.Mutex
	conns map[int]*Conn
}

type Conn struct {
	mu   sync.Mutex
	pool *Pool
	id   int
	open bool
}

func (p *Pool) Add(id int) *Conn {
	c := &Conn{pool: p, id: id, open: true}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.conns[id] = c
	return c
}

func (p *Pool) Shutdown() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.conns {
		c.mu.Lock()
		c.open = false
		c.mu.Unlock()
	}
}

func (c *Conn) Close() {
	c.mu.Lock()
	c.open = false
	c.mu.Unlock()
	c.pool.drop(c.id)
}

func (p *Pool) drop(id int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, id)
}
