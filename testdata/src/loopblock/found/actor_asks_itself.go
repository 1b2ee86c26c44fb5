// The loop answers a request by asking itself through its own public method.
package main

// request/reply actor; handler asks itself through public method
type req struct {
	key   string
	reply chan string
}
type Cache struct {
	reqs chan req
	data map[string]string
}

func NewCache() *Cache {
	c := &Cache{reqs: make(chan req), data: map[string]string{}}
	go c.loop()
	return c
}
func (c *Cache) loop() {
	for r := range c.reqs {
		switch r.key {
		case "alias":
			r.reply <- c.Get("target") // want "loop runs on the loop of Cache.loop: calling Get, which ends up sending on c.reqs, waits for itself forever"
		default:
			r.reply <- c.data[r.key]
		}
	}
}
func (c *Cache) Get(k string) string {
	r := req{k, make(chan string)}
	c.reqs <- r
	return <-r.reply
}
func main() { println(NewCache().Get("alias")) }
