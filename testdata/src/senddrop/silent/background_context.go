// Under a context that never ends, the function always sends.
package story

import "context"

type job struct{ n int }

type queue struct{ jobs chan job }

func (q *queue) push(ctx context.Context, j job) error {
	select {
	case q.jobs <- j:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (q *queue) must(j job) error { return q.push(context.Background(), j) }

func fill(q *queue) {
	for n := range 3 {
		q.push(context.Background(), job{n})
		q.must(job{n})
	}
}
