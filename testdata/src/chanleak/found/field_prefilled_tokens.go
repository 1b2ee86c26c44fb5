// The tokens are in the channel; a miss keeps one.
package story

import "sync"

type cache struct {
	mu     sync.Mutex
	tokens chan int
	items  map[string]func(int) int
}

func New() *cache {
	c := &cache{tokens: make(chan int, 4), items: map[string]func(int) int{}}
	for i := range 4 {
		c.tokens <- i
	}
	return c
}

func (c *cache) Do(key string) int {
	t := <-c.tokens // want "receive from c.tokens blocks forever once early returns have kept all tokens"
	c.mu.Lock()
	f, ok := c.items[key]
	c.mu.Unlock()
	if !ok {
		return 0
	}
	n := f(t)
	c.tokens <- t
	return n
}
