// WaitGroup.Go runs the functions of which each closes.
package story

import "sync"

type crawler struct {
	wg   sync.WaitGroup
	urls chan string
}

func (c *crawler) start(n int, fetch func(string) []string) {
	for i := 0; i < n; i++ {
		c.wg.Go(func() { c.run(fetch) })
	}
}

func (c *crawler) run(fetch func(string) []string) {
	defer close(c.urls) // want "c.urls is closed by each of several goroutines, and the second close panics"
	for _, u := range fetch("") {
		c.urls <- u
	}
}

func newCrawler() *crawler { return &crawler{urls: make(chan string, 100)} }
