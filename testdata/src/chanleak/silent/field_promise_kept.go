// Whatever becomes of the fetch, those who wait are told.
package field_promise_kept

import (
	"errors"
	"sync"
)

type entry struct {
	ready chan struct{}
	value string
	err   error
}

type Cache struct {
	mu      sync.Mutex
	entries map[string]*entry
	fetch   func(string) (string, error)
}

func (c *Cache) Get(key string) (string, error) {
	if key == "" {
		return "", errors.New("no key")
	}
	c.mu.Lock()
	if e, ok := c.entries[key]; ok {
		c.mu.Unlock()
		<-e.ready
		return e.value, e.err
	}
	e := &entry{ready: make(chan struct{})}
	c.entries[key] = e
	c.mu.Unlock()
	e.value, e.err = c.fetch(key)
	close(e.ready)
	return e.value, e.err
}
