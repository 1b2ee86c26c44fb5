// Subscribers returns the map itself; its caller ranges over it while Subscribe writes.
package registry

import "sync"

type Broker struct {
	mu   sync.RWMutex
	subs map[string]chan string
}

func New() *Broker { return &Broker{subs: make(map[string]chan string)} }

func (b *Broker) Subscribe(name string, ch chan string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subs[name] = ch // because "Subscribe writes the same map here while it holds b.mu"
}

func (b *Broker) Subscribers() map[string]chan string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.subs // want "returning b.subs itself lets the caller use it without b.mu, which races with the writes in Subscribe"
}
