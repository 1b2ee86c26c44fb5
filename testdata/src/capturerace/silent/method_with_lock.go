// Both sides lock the struct's own mutex.
package main

import (
	"sync"
	"time"
)

type counter struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *counter) inc(k string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[k]++
}

func (c *counter) get(k string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n[k]
}

func main() {
	c := counter{n: make(map[string]int)}
	for i := 0; i < 10; i++ {
		go c.inc("a")
	}
	time.Sleep(time.Second)
	println(c.get("a"))
}
