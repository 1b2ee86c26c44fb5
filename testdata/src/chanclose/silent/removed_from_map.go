// Who deletes the entry closes it: the second finds none.
package story

import "sync"

type registry struct {
	mu   sync.Mutex
	subs map[string]chan int
}

func (r *registry) drop(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if ch, ok := r.subs[name]; ok {
		delete(r.subs, name)
		close(ch)
	}
}

func (r *registry) dropAll(names []string) {
	for _, n := range names {
		go r.drop(n)
	}
}
