// The ring is made anew, twice as large, when it is full.
package story

import "sync"

type ring struct {
	mu         sync.Mutex
	cond       *sync.Cond
	buf        []string
	head, size int
}

func (r *ring) Put(s string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.size == len(r.buf) {
		r.grow()
	}
	r.buf[(r.head+r.size)%len(r.buf)] = s // want "r.buf grows without a bound when Put adds faster than Get takes"
	r.size++
	r.cond.Signal()
}

func (r *ring) grow() {
	buf := make([]string, max(8, 2*len(r.buf)))
	n := copy(buf, r.buf[r.head:])
	copy(buf[n:], r.buf[:r.head])
	r.buf, r.head = buf, 0
}

func (r *ring) Get() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.size == 0 {
		r.cond.Wait()
	}
	s := r.buf[r.head]
	r.buf[r.head] = ""
	r.head = (r.head + 1) % len(r.buf)
	r.size--
	return s
}
