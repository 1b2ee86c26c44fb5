// The ring is copied element by element into one twice as large: the loop's
// condition says nothing of a limit.
package story

import "sync"

type ring struct {
	mu      sync.Mutex
	cond    sync.Cond
	slots   []int
	at, len int
}

func (r *ring) put(v int) {
	r.mu.Lock()
	if r.len == len(r.slots) {
		r.double()
	}
	r.slots[(r.at+r.len)%len(r.slots)] = v // want "r.slots grows without a bound when put adds faster than serve takes"
	r.len++
	r.mu.Unlock()
	r.cond.Signal()
}

func (r *ring) double() {
	slots := make([]int, 2*len(r.slots))
	for i := 0; i < r.len; i++ {
		slots[i] = r.slots[(r.at+i)%len(r.slots)]
	}
	r.slots, r.at = slots, 0
}

func (r *ring) serve(f func(int)) {
	for {
		r.mu.Lock()
		for r.len == 0 {
			r.cond.Wait()
		}
		v := r.slots[r.at]
		r.at = (r.at + 1) % len(r.slots)
		r.len--
		r.mu.Unlock()
		f(v)
	}
}

func start(f func(int)) *ring {
	r := &ring{slots: make([]int, 8)}
	r.cond.L = &r.mu
	go r.serve(f)
	return r
}
