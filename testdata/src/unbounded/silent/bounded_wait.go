// The producer waits until there is room.
package story

import "sync"

type queue struct {
	mu              sync.Mutex
	notFull, filled *sync.Cond
	items           []string
}

const room = 16

func (q *queue) Push(s string) {
	q.mu.Lock()
	for len(q.items) >= room {
		q.notFull.Wait()
	}
	q.items = append(q.items, s)
	q.mu.Unlock()
	q.filled.Signal()
}

func (q *queue) Pop() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.filled.Wait()
	}
	s := q.items[0]
	q.items = q.items[1:]
	q.notFull.Signal()
	return s
}
