// Who waits for the senders closes the channel.
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
		go func() {
			defer c.wg.Done()
			c.found <- visit(u)
		}()
	}
	go c.finish()
	for s := range c.found {
		println(s)
	}
}

func (c *crawl) finish() {
	c.wg.Wait()
	close(c.found)
}
