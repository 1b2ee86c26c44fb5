// The producers end, and nothing closes the channel the consumer ranges over.
package story

import "sync"

type crawl struct {
	found chan string
	wg    sync.WaitGroup
}

func Crawl(urls []string, visit func(string) string) {
	c := &crawl{found: make(chan string)}
	for _, u := range urls {
		c.wg.Add(1)
		go c.fetch(u, visit)
	}
	go c.print()
	c.wg.Wait()
}

func (c *crawl) fetch(u string, visit func(string) string) {
	defer c.wg.Done()
	c.found <- visit(u)
}

func (c *crawl) print() {
	for s := range c.found { // want "the range over c.found blocks forever once fetch has returned, since nothing closes the channel"
		println(s)
	}
}
