// The members wait for what a method closes that is called through a map, which is not followed.
package story

import "sync"

type deferred struct{ done chan struct{} }

type confirms struct{ open map[int]*deferred }

func (c *confirms) publish(n int) *deferred {
	d := &deferred{make(chan struct{})}
	c.open[n] = d
	return d
}

func (c *confirms) confirmAll() {
	for n, d := range c.open {
		delete(c.open, n)
		close(d.done)
	}
}

func (d *deferred) wait() { <-d.done }

func use(call func(func())) {
	c := &confirms{open: map[int]*deferred{}}
	var all sync.WaitGroup
	for n := range 3 {
		d := c.publish(n)
		all.Add(1)
		go func() {
			d.wait()
			all.Done()
		}()
	}
	call(c.confirmAll)
	all.Wait()
}
