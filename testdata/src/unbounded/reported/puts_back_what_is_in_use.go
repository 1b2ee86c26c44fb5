// Met in fasthttp's file cache: clean takes all files out and puts those back
// that are still being read.
package story

import (
	"sync"
	"time"
)

type file struct{ readers int }

type Cache struct {
	mu      sync.Mutex
	files   map[string]*file
	pending []*file
}

func New() *Cache {
	c := &Cache{files: map[string]*file{}}
	go func() {
		for {
			time.Sleep(time.Second)
			c.clean()
		}
	}()
	return c
}

func (c *Cache) Drop(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.release(c.files[name])
	delete(c.files, name)
}

func (c *Cache) clean() {
	c.mu.Lock()
	defer c.mu.Unlock()
	pending := c.pending
	c.pending = nil
	for _, f := range pending {
		c.release(f)
	}
}

func (c *Cache) release(f *file) {
	if f.readers > 0 {
		c.pending = append(c.pending, f)
	}
}
