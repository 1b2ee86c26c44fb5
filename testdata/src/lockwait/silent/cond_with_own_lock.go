// Wait of a condition gives its lock back.
package story

import "sync"

type queue struct {
	mu   sync.Mutex
	cond *sync.Cond
	xs   []int
}

func New() *queue {
	q := &queue{}
	q.cond = sync.NewCond(&q.mu)
	return q
}

func (q *queue) Put(x int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.xs = append(q.xs, x)
	q.cond.Signal()
}

func (q *queue) Get() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.xs) == 0 {
		q.cond.Wait()
	}
	x := q.xs[0]
	q.xs = q.xs[1:]
	return x
}
