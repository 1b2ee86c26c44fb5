// Close waits for the group of the goroutine that calls it while it handles a message.
package main

import "sync"

type conn struct {
	in   chan string
	quit chan struct{}
	wg   sync.WaitGroup
}

func open() *conn {
	c := &conn{in: make(chan string), quit: make(chan struct{})}
	c.wg.Add(1)
	go c.read()
	return c
}

func (c *conn) read() {
	defer c.wg.Done()
	for {
		select {
		case m := <-c.in:
			c.handle(m)
		case <-c.quit:
			return
		}
	}
}

func (c *conn) handle(m string) {
	if m == "bye" {
		c.Close() // want "handle runs on the loop of conn.read: calling Close, which ends up calling c.wg.Wait, waits for itself forever"
	}
}

func (c *conn) Close() {
	close(c.quit)
	c.wg.Wait()
}

func main() {
	c := open()
	c.in <- "bye"
}
