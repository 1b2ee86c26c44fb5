// The parent's lock is held, and the child takes its own.
package story

import "sync"

type node struct {
	mu   sync.Mutex
	next *node
	in   chan int
	sum  int
}

func New(next *node) *node {
	n := &node{next: next, in: make(chan int)}
	go n.loop()
	return n
}

func (n *node) loop() {
	for v := range n.in {
		n.mu.Lock()
		n.sum += v
		n.mu.Unlock()
	}
}

func (n *node) Forward(v int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.next.in <- v
}

func (n *node) Total() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.next == nil {
		return n.sum
	}
	return n.sum + n.next.Total()
}
