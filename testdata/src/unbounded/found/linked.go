// The queue is a chain of nodes.
package story

import "sync"

type node struct {
	job  func()
	next *node
}

type chain struct {
	mu         sync.Mutex
	ready      *sync.Cond
	head, tail *node
}

func (c *chain) Add(job func()) {
	n := &node{job: job}
	c.mu.Lock()
	if c.tail == nil {
		c.head = n
	} else {
		c.tail.next = n // want "c.tail grows without a bound when Add adds faster than take takes"
	}
	c.tail = n
	c.mu.Unlock()
	c.ready.Signal()
}

func (c *chain) take() func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.head == nil {
		c.ready.Wait()
	}
	n := c.head
	c.head = n.next
	if c.head == nil {
		c.tail = nil
	}
	return n.job
}

func (c *chain) run() {
	for {
		c.take()()
	}
}
