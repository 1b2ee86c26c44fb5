// The sender holds the read lock, the consumer takes the write lock.
package story

import "sync"

type registry struct {
	sync.RWMutex
	names   map[string]int
	removed chan string
}

func New() *registry {
	r := &registry{names: map[string]int{}, removed: make(chan string)}
	go r.reap()
	return r
}

func (r *registry) reap() {
	for name := range r.removed {
		r.Lock()
		delete(r.names, name)
		r.Unlock()
	}
}

func (r *registry) Sweep() {
	r.RLock()
	defer r.RUnlock()
	for name, n := range r.names {
		if n == 0 {
			r.removed <- name // want "send on r.removed blocks forever while r is held, since reap locks r before it can receive"
		}
	}
}
