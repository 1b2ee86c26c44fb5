// A full queue refuses.
package story

import (
	"errors"
	"sync"
)

var errFull = errors.New("full")

type queue struct {
	mu    sync.Mutex
	cond  *sync.Cond
	items []string
	max   int
}

func (q *queue) Push(s string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.max > 0 && len(q.items) >= q.max {
		return errFull
	}
	q.items = append(q.items, s)
	q.cond.Signal()
	return nil
}

func (q *queue) Pop() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.cond.Wait()
	}
	s := q.items[0]
	q.items = q.items[1:]
	return s
}
