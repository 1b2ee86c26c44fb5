// offer says whether it has sent, and schedule does not listen.
package story

type queue struct{ jobs chan func() }

func (q *queue) offer(job func()) bool {
	select {
	case q.jobs <- job:
		return true
	default:
		return false
	}
}

func schedule(q *queue, job func()) {
	q.offer(job) // want "the bool by which q.offer says that it has not sent is dropped, so a message is lost in silence"
}
