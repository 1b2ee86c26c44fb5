// The result is looked at, kept, or thrown away on purpose.
package story

type queue struct {
	jobs    chan func()
	dropped int
}

func (q *queue) offer(job func()) bool {
	select {
	case q.jobs <- job:
		return true
	default:
		return false
	}
}

func (q *queue) schedule(job func()) bool {
	if !q.offer(job) {
		q.dropped++
	}
	_ = q.offer(job)
	ok := q.offer(job)
	if !ok {
		job()
	}
	// best effort: it will be tried again at the next tick
	q.offer(job)
	q.offer(job) // best effort
	return q.offer(job)
}
