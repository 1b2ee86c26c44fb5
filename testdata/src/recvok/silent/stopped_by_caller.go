// The producer ends only if somebody calls Close, who then has no reason to
// call Next.
package story

type Cycle struct {
	values chan *int
	quit   chan struct{}
}

func NewCycle(xs []int) *Cycle {
	c := &Cycle{make(chan *int), make(chan struct{})}
	go c.run(xs)
	return c
}

func (c *Cycle) run(xs []int) {
	defer close(c.values)
	for {
		for i := range xs {
			select {
			case c.values <- &xs[i]:
			case <-c.quit:
				return
			}
		}
	}
}

func (c *Cycle) Next() int {
	v := <-c.values
	return *v
}

func (c *Cycle) Close() { close(c.quit) }
