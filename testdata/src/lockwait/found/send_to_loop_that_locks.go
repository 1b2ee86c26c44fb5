// The loop locks the mutex for every event, and emit sends with it held.
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
	for e := range b.events { // because "only afterwards it can receive"
		b.mu.Lock() // because "loop waits for b.mu here"
		b.seen += e
		b.mu.Unlock()
	}
}

func (b *bus) Emit(e int) {
	b.mu.Lock() // because "b.mu is locked here"
	defer b.mu.Unlock()
	b.events <- e // want "send on b.events blocks forever while b.mu is held, since loop locks b.mu before it can receive"
}
