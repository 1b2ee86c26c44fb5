// The map is filled by the constructor and only read afterwards.
package codes

import "sync"

type Codes struct {
	mu    sync.Mutex
	names map[int]string
	hits  int
}

func New() *Codes {
	c := &Codes{names: map[int]string{}}
	c.names[200] = "OK"
	c.names[404] = "Not Found"
	return c
}

func (c *Codes) Names() map[int]string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hits++
	return c.names
}
