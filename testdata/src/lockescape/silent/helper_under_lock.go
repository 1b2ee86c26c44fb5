// The helper's callers hold the lock as long as they use what it returns.
package helper

import "sync"

type Index struct {
	mu    sync.Mutex
	terms map[string][]int
}

func (x *Index) all() map[string][]int { return x.terms }

func (x *Index) Add(term string, doc int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.all()[term] = append(x.all()[term], doc)
}

func (x *Index) Size() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	n := 0
	for range x.all() {
		n++
	}
	return n
}
