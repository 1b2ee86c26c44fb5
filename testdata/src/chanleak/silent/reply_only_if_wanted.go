// Who wants no reply sends no channel.
package story

type op struct {
	n     int
	reply chan int
}

type counter struct{ ops chan op }

func New() *counter {
	c := &counter{ops: make(chan op)}
	go c.loop()
	return c
}

func (c *counter) loop() {
	total := 0
	for o := range c.ops {
		total += o.n
		if o.reply != nil {
			o.reply <- total
		}
	}
}

func (c *counter) Add(n int) { c.ops <- op{n: n} }

func (c *counter) Total() int {
	reply := make(chan int)
	c.ops <- op{reply: reply}
	return <-reply
}
