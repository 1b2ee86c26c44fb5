// The same field decides on both sides, and nobody writes it.
package story

type config struct{ async bool }

type client struct {
	cfg  config
	wait int
}

func (c *client) call(f func() int) int {
	ch := make(chan int)
	if c.cfg.async {
		go func() { ch <- f() }()
	}
	v := f()
	if c.cfg.async {
		v += <-ch
	}
	return v
}

func (c *client) poll(f func() int) int {
	ch := make(chan int)
	go func() {
		if c.wait > 3 {
			ch <- f()
		}
	}()
	if c.wait > 3 {
		return <-ch
	}
	return 0
}
