// With a default, or a context, the send does not wait for the loop.
package story

import (
	"context"
	"sync"
)

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

func (b *bus) Emit(ctx context.Context, e int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	select {
	case b.events <- e:
	default:
	}
	select {
	case b.events <- e:
	case <-ctx.Done():
	}
}
