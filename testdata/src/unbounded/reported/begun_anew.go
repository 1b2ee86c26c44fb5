// Met in client-go's FIFO: Replace empties the queue before it fills it, and
// Resync adds the keys that are not in it.
package story

import "sync"

type set map[string]bool

func (s set) Has(k string) bool { return s[k] }

type FIFO struct {
	mu    sync.Mutex
	cond  sync.Cond
	items map[string]int
	queue []string
}

func New() *FIFO {
	f := &FIFO{items: map[string]int{}}
	f.cond.L = &f.mu
	return f
}

func (f *FIFO) Replace(items map[string]int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.items = items
	f.queue = f.queue[:0]
	for k := range items {
		f.queue = append(f.queue, k)
	}
	f.cond.Broadcast()
}

func (f *FIFO) Resync() {
	f.mu.Lock()
	defer f.mu.Unlock()
	in := set{}
	for _, k := range f.queue {
		in[k] = true
	}
	for k := range f.items {
		if !in.Has(k) {
			f.queue = append(f.queue, k)
		}
	}
	f.cond.Broadcast()
}

func (f *FIFO) Pop() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.queue) == 0 {
		f.cond.Wait()
	}
	k := f.queue[0]
	f.queue = f.queue[1:]
	v := f.items[k]
	delete(f.items, k)
	return v
}
