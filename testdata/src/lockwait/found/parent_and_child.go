// The parent locks its children under its own lock, and a child its parent
// under its own.
package parent_and_child

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
	if p.conns == nil {
		p.conns = map[int]*Conn{}
	}
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
	defer c.mu.Unlock()
	c.open = false
	c.pool.drop(c.id) // want "p.mu is locked while c.mu is held, and Shutdown locks the two in the other order, which deadlocks"
}

func (p *Pool) drop(id int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, id)
}
