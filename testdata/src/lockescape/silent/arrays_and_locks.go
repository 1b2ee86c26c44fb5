// An array is copied when it is returned, and a mutex may leave.
package arrays

import "sync"

type ring struct {
	mu    sync.Mutex
	buf   [8]int
	n     int
	locks map[int]*sync.Mutex
}

func (r *ring) Put(v int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.buf[r.n%8] = v
	r.n++
}

func (r *ring) All() [8]int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.buf
}

func (r *ring) LockOf(k int) *sync.Mutex {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.locks[k]
	if m == nil {
		m = new(sync.Mutex)
		r.locks[k] = m
	}
	return m
}
