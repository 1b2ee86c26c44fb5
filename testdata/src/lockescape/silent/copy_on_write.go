// The slice is replaced as a whole; nobody writes the array that was returned.
package listeners

import "sync"

type Bus struct {
	mu        sync.Mutex
	listeners []func()
}

func (b *Bus) Add(f func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	next := make([]func(), len(b.listeners), len(b.listeners)+1)
	copy(next, b.listeners)
	b.listeners = append(next, f)
}

func (b *Bus) Listeners() []func() {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.listeners
}
