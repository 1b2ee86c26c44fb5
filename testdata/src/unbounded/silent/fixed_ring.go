// The ring keeps its size.
package story

import "sync"

type ring struct {
	mu         sync.Mutex
	cond       *sync.Cond
	buf        [64]string
	head, size int
}

func (r *ring) Put(s string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.size == len(r.buf) {
		return false
	}
	r.buf[(r.head+r.size)%len(r.buf)] = s
	r.size++
	r.cond.Signal()
	return true
}

func (r *ring) Get() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.size == 0 {
		r.cond.Wait()
	}
	s := r.buf[r.head]
	r.head = (r.head + 1) % len(r.buf)
	r.size--
	return s
}
