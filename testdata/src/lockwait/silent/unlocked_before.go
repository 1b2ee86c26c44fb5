// The lock is given back before the send.
package story

import "sync"

type bus struct {
	mu     sync.Mutex
	seen   int
	events chan int
}

func New() *bus {
	b := &bus{events: make(chan int)}
	go b.loop()
	return b
}

func (b *bus) loop() {
	for e := range b.events {
		b.mu.Lock()
		b.seen += e
		b.mu.Unlock()
	}
}

func (b *bus) Emit(e int) {
	b.mu.Lock()
	n := b.seen
	b.mu.Unlock()
	b.events <- e + n
}
