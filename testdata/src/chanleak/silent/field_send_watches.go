// Every send watches the exit of the loop.
package story

import "context"

type queue struct {
	items chan int
	done  chan struct{}
}

func New(ctx context.Context) *queue {
	q := &queue{items: make(chan int), done: make(chan struct{})}
	go q.run(ctx)
	return q
}

func (q *queue) run(ctx context.Context) {
	defer close(q.done)
	for {
		select {
		case n := <-q.items:
			println(n)
		case <-ctx.Done():
			return
		}
	}
}

func (q *queue) Add(n int) bool {
	select {
	case q.items <- n:
		return true
	case <-q.done:
		return false
	}
}
