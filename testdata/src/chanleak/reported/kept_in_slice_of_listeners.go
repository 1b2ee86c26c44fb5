// The channel is kept in a slice that another method sends to.
package story

type confirms struct {
	listeners []chan int
	published int
}

func (c *confirms) listen(l chan int) { c.listeners = append(c.listeners, l) }

func (c *confirms) confirm(n int) {
	for _, l := range c.listeners {
		l <- n
	}
}

func (c *confirms) multiple(upTo int) {
	for c.published < upTo {
		c.published++
		c.confirm(c.published)
	}
}

func use() int {
	c := &confirms{}
	l := make(chan int, 10)
	c.listen(l)
	go c.multiple(3)
	<-l
	return <-l
}
