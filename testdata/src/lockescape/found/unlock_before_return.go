// The map is read into a variable, and the variable is returned behind the unlock.
package cache

import "sync"

type Cache struct {
	lock    sync.Mutex
	entries map[int]string
}

func (c *Cache) Remove(id int) {
	c.lock.Lock()
	delete(c.entries, id)
	c.lock.Unlock()
}

func (c *Cache) Entries() (map[int]string, error) {
	c.lock.Lock()
	m := c.entries
	c.lock.Unlock()
	return m, nil // want "returning c.entries itself"
}
