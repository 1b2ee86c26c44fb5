// The element is removed under the lock; who gets it owns it.
package jobs

import "sync"

type Job struct{ Tries int }

type Queue struct {
	mu   sync.Mutex
	jobs map[int]*Job
	list []*Job
}

func (q *Queue) Retry(id int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.jobs[id].Tries++
	q.list[0].Tries++
}

func (q *Queue) Pop(id int) *Job {
	q.mu.Lock()
	defer q.mu.Unlock()
	j := q.jobs[id]
	delete(q.jobs, id)
	return j
}

func (q *Queue) Next() *Job {
	q.mu.Lock()
	defer q.mu.Unlock()
	j := q.list[0]
	q.list = q.list[1:]
	return j
}

func Run(q *Queue) int { return q.Pop(1).Tries + q.Next().Tries }
