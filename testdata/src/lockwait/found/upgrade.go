// A read lock cannot be turned into a write lock by taking it.
package story

import "sync"

type cache struct {
	mu sync.RWMutex
	m  map[string]string
}

func New() *cache { return &cache{} }

func (c *cache) Get(k string, load func(string) string) string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.m[k]
	if !ok {
		v = load(k)
		c.put(k, v) // want "call of c.put locks c.mu again while it is held, which blocks forever"
	}
	return v
}

func (c *cache) put(k, v string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[k] = v
}
