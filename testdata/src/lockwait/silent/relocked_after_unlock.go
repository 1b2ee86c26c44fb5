// The helper is called between two sections, and the early return unlocks.
package story

import (
	"os"
	"sync"
)

type cache struct {
	mu sync.Mutex
	m  map[string][]byte
}

func New() *cache { return &cache{m: map[string][]byte{}} }

func (c *cache) put(k string, b []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[k] = b
}

func (c *cache) Load(k string) ([]byte, error) {
	c.mu.Lock()
	b, ok := c.m[k]
	if ok {
		c.mu.Unlock()
		return b, nil
	}
	c.mu.Unlock()
	b, err := os.ReadFile(k)
	if err != nil {
		return nil, err
	}
	c.put(k, b)
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.m[k], nil
}
