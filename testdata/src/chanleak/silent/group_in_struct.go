// The group is a field, and every goroutine says Done.
package story

import "sync"

type crawler struct {
	wg   sync.WaitGroup
	mu   sync.Mutex
	seen map[string]bool
}

func (c *crawler) visit(url string, links func(string) []string) {
	defer c.wg.Done()
	c.mu.Lock()
	if c.seen[url] {
		c.mu.Unlock()
		return
	}
	c.seen[url] = true
	c.mu.Unlock()
	for _, l := range links(url) {
		c.wg.Add(1)
		go c.visit(l, links)
	}
}

func crawl(start string, links func(string) []string) int {
	c := &crawler{seen: map[string]bool{}}
	c.wg.Add(1)
	go c.visit(start, links)
	c.wg.Wait()
	return len(c.seen)
}
