// The loop takes jobs out of a queue and starts each.
package story

import "sync"

type queue struct {
	mu    sync.Mutex
	cond  *sync.Cond
	items []func()
}

func (q *queue) pop() func() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.cond.Wait()
	}
	f := q.items[0]
	q.items = q.items[1:]
	return f
}

func (q *queue) run() {
	for {
		f := q.pop()
		go f() // want "this starts a goroutine for each item that q.pop yields"
	}
}
