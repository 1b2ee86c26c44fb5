// The map is swapped for another in one statement, and a deferred literal clears the other.
package swapped

import "sync"

type queue struct {
	mu   sync.Mutex
	a, b map[string]int
}

func (q *queue) Add(k string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.a[k]++
	q.b[k]++
}

func (q *queue) Take() (m map[string]int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	m, q.a = q.a, map[string]int{}
	return m
}

func (q *queue) Close() map[string]int {
	q.mu.Lock()
	defer func() {
		q.b = nil
		q.mu.Unlock()
	}()
	return q.b
}
