// Publish sends to a copy of the list, whose channels Close may have closed.
package story

import (
	"slices"
	"sync"
)

type Broker[T any] struct {
	mu    sync.Mutex
	peers []chan T
}

func (b *Broker[T]) Join() <-chan T {
	c := make(chan T, 16)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.peers = append(b.peers, c)
	return c
}

func (b *Broker[T]) Publish(v T) {
	b.mu.Lock()
	peers := slices.Clone(b.peers) // because "Publish finds the channel here, under the lock, and sends without it"
	b.mu.Unlock()
	for _, c := range peers {
		c <- v // want "send on c panics if Close closes the channel once the lock is given back"
	}
}

func (b *Broker[T]) Close() {
	b.mu.Lock()
	peers := b.peers
	b.peers = nil // because "Close takes it out here"
	b.mu.Unlock()
	for _, c := range peers {
		close(c) // because "c is closed by this close"
	}
}
