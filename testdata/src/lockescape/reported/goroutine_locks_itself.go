// Met in fasthttp's client: the cleaner gets the map and takes the mutex before
// it looks at it.
package story

import (
	"sync"
	"time"
)

type Client struct {
	mu    sync.Mutex
	hosts map[string]int
}

func (c *Client) Use(host string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hosts[host]++
	if len(c.hosts) == 1 {
		go c.clean(c.hosts)
	}
}

func (c *Client) clean(hosts map[string]int) {
	for {
		time.Sleep(time.Second)
		c.mu.Lock()
		clear(hosts)
		c.mu.Unlock()
	}
}
