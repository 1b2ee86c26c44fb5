// The goroutine of each connection takes the two mutexes of its own framer in
// both orders, one after the other.
package one_goroutine_for_each

import "sync"

type framer struct {
	mu      sync.Mutex
	control sync.Mutex
	frames  int
}

func (f *framer) fill() {
	f.control.Lock()
	f.mu.Lock()
	f.frames++
	f.mu.Unlock()
	f.control.Unlock()
}

func (f *framer) reset() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.control.Lock()
	defer f.control.Unlock()
	f.frames = 0
}

type conn struct {
	framer *framer
	events chan bool
}

func (c *conn) run() {
	for reject := range c.events {
		if reject {
			c.framer.reset()
		}
		c.framer.fill()
	}
}

func Dial(events chan bool) {
	c := &conn{framer: &framer{}, events: events}
	go c.run()
}
