// What leaves is a copy made under the lock.
package registry

import (
	"maps"
	"slices"
	"sync"
)

type Broker struct {
	mu   sync.RWMutex
	subs map[string]int
	list []string
}

func (b *Broker) Add(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subs[name]++
	b.list[0] = name
}

func (b *Broker) Subs() map[string]int {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return maps.Clone(b.subs)
}

func (b *Broker) List() []string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return slices.Clone(b.list)
}

func (b *Broker) Appended() []string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return append([]string(nil), b.list...)
}

func (b *Broker) Copied() []string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	out := make([]string, len(b.list))
	copy(out, b.list)
	return out
}

func (b *Broker) Clipped() []string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return append(b.list[:0:0], b.list...)
}

func (b *Broker) Looped() map[string]int {
	b.mu.RLock()
	defer b.mu.RUnlock()
	out := make(map[string]int, len(b.subs))
	for k, v := range b.subs {
		out[k] = v
	}
	return out
}
