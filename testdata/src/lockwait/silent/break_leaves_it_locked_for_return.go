// The break keeps the mutex for what follows the loop, which unlocks it; the other way out returns.
package story

import "sync"

type ring struct {
	mu  sync.Mutex
	buf []int
}

func New() *ring { return &ring{} }

func (r *ring) Take(tries int) int {
	for {
		r.mu.Lock()
		if len(r.buf) > 0 {
			break
		}
		r.mu.Unlock()
		if tries--; tries < 0 {
			return 0
		}
	}
	n := r.buf[0]
	r.buf = r.buf[1:]
	r.mu.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	return n + len(r.buf)
}
