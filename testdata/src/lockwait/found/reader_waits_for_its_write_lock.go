// The write lock is kept by the continue, and the read lock of the next turn waits for it.
package story

import "sync"

type cache struct {
	mu   sync.RWMutex
	data map[string]int
}

func Open() *cache { return &cache{data: map[string]int{}} }

func (c *cache) Fill(keys []string) {
	for i, k := range keys {
		c.mu.RLock() // want "c.mu is locked again while it is held, which blocks forever"
		_, ok := c.data[k]
		c.mu.RUnlock()
		if ok {
			continue
		}
		c.mu.Lock()
		if len(c.data) > 100 {
			continue
		}
		c.data[k] = i
		c.mu.Unlock()
	}
}
