// A flag says whether the mutex is held, and guards both lock and unlock.
package story

import "sync"

type pool struct {
	mu   sync.Mutex
	held bool
	free []int
}

func New() *pool { return &pool{} }

func (p *pool) Drain(sizes []int) int {
	n, locked := 0, false
	for _, size := range sizes {
		if !locked {
			p.mu.Lock()
			locked = true
		}
		n += len(p.free)
		if size > n {
			continue
		}
		p.mu.Unlock()
		locked = false
	}
	if locked {
		p.mu.Unlock()
	}
	return n
}

func (p *pool) Sweep(sizes []int) {
	for _, size := range sizes {
		if !p.held {
			p.mu.Lock()
			p.held = true
		}
		if size > 10 {
			continue
		}
		p.held = false
		p.mu.Unlock()
	}
	if p.held {
		p.mu.Unlock()
	}
}
