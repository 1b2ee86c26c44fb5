// Met in prometheus's remote write: the batch is sent as a whole, and the field
// gets a new one.
package story

import "sync"

type Queue struct {
	mu    sync.Mutex
	batch []int
	out   chan []int
}

func (q *Queue) Append(v int) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.batch = append(q.batch[:len(q.batch):cap(q.batch)], v)
	q.batch[0]++
	if len(q.batch) == cap(q.batch) {
		select {
		case q.out <- q.batch:
			q.batch = make([]int, 0, cap(q.batch))
			return true
		default:
			return false
		}
	}
	return true
}
