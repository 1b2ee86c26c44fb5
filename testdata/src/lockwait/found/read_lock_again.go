// A writer between the two read locks waits for the first and stops the second.
package story

import "sync"

type config struct {
	mu sync.RWMutex
	kv map[string]string
}

func New() *config { return &config{} }

func (c *config) Get(k string) string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.kv[k]
}

func (c *config) Pair(a, b string) string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.kv[a] + c.Get(b) // want "call of c.Get read-locks c.mu again while it is held, which blocks forever once a writer waits in between"
}

func (c *config) Set(k, v string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kv[k] = v
}
