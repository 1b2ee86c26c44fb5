// Push never waits, and Pop waits for it.
package story

import "sync"

type queue struct {
	mu     sync.Mutex
	cond   *sync.Cond
	items  []string
	closed bool
}

func newQueue() *queue {
	q := &queue{}
	q.cond = sync.NewCond(&q.mu)
	return q
}

func (q *queue) Push(s string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return false
	}
	q.items = append(q.items, s) // want "q.items grows without a bound when Push adds faster than Pop takes, since nothing looks at its length"
	q.cond.Signal()
	return true
}

func (q *queue) Pop() (string, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 && !q.closed {
		q.cond.Wait() // because "Pop waits here for an element."
	}
	if len(q.items) == 0 {
		return "", false
	}
	s := q.items[0]
	q.items = q.items[1:] // because "Pop takes from q.items here."
	return s, true
}
