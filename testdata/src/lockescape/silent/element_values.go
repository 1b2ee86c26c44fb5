// Only the length and values of elements leave.
package counts

import "sync"

type Counts struct {
	mu sync.Mutex
	m  map[string]int
	s  []string
}

func (c *Counts) Inc(k string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[k]++
	c.s[0] = k
}

func (c *Counts) Get(k string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.m[k]
	return v, ok
}

func (c *Counts) Len() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.m) + len(c.s)
}

func (c *Counts) First() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.s[0]
}
