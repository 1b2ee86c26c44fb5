// The loop counts the senders down and leaves after the last.
package story

type gather struct {
	values chan int
	n      int
}

func Gather(fs []func() int) (sum int) {
	g := &gather{values: make(chan int), n: len(fs)}
	for _, f := range fs {
		go func() { g.values <- f() }()
	}
	for range g.n {
		sum += <-g.values
	}
	return sum
}

type collector struct {
	in   chan int
	left int
	sum  chan int
}

func Collect(n int) *collector {
	c := &collector{in: make(chan int), left: n, sum: make(chan int, 1)}
	go func() {
		total := 0
		for c.left > 0 {
			total += <-c.in
			c.left--
		}
		c.sum <- total
	}()
	return c
}

func (c *collector) Add(v int) { c.in <- v }
