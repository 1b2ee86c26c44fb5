package fixed

import "sync"

type registry struct {
	mu    sync.Mutex
	users map[string]int
	order []string
}

func (r *registry) Add(i int, name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.users[name]++
	r.order[i] = name
}

func (r *registry) Users() map[string]int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.users // want "returning r.users itself"
}

func (r *registry) Last(n int) int {
	r.mu.Lock()
	users := r.users
	r.mu.Unlock()
	return users["last"] // want "using r.users itself after r.mu is released"
}
