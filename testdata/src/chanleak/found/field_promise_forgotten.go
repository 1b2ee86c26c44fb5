// Others wait for the value that the first one fetches, and the first one
// leaves with an error and does not tell them.
package field_promise_forgotten

import "sync"

type entry struct {
	ready chan struct{}
	value string
}

type Cache struct {
	mu      sync.Mutex
	entries map[string]*entry
	fetch   func(string) (string, error)
}

func (c *Cache) Get(key string) (string, error) {
	c.mu.Lock()
	if e, ok := c.entries[key]; ok {
		c.mu.Unlock()
		<-e.ready // want "receive from e.ready blocks forever once Get has returned on its error"
		return e.value, nil
	}
	e := &entry{ready: make(chan struct{})}
	c.entries[key] = e
	c.mu.Unlock()
	value, err := c.fetch(key)
	if err != nil {
		c.mu.Lock()
		delete(c.entries, key)
		c.mu.Unlock()
		return "", err
	}
	e.value = value
	close(e.ready)
	return value, nil
}
