// The loop watches its context; Add does not.
package story

import "context"

type Queue struct {
	items chan int
	total int
}

func NewQueue() *Queue { return &Queue{items: make(chan int, 16)} }

func (q *Queue) Run(ctx context.Context) error {
	for {
		select {
		case n := <-q.items:
			q.total += n
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (q *Queue) Add(n int) {
	q.items <- n // want "send on q.items blocks forever once Run has returned because ctx is done and the buffer is full"
}
