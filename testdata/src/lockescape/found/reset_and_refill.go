// Reset keeps the array and the next appends write over what Batch has returned.
package batch

import "sync"

type Collector struct {
	mu    sync.Mutex
	items []string
}

func (c *Collector) Add(s string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items = append(c.items, s)
}

func (c *Collector) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items = c.items[:0]
}

func (c *Collector) Items() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.items // want "returning c.items itself"
}
