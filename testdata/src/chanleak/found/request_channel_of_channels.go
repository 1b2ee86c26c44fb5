// The request is the reply's channel itself; the reporter leaves with its
// context, and a channel that asks may still be in the queue.
package story

import "context"

type Reporter struct {
	asks  chan chan int
	count int
}

func Report(ctx context.Context) *Reporter {
	r := &Reporter{asks: make(chan chan int, 8)}
	go func() {
		for {
			select {
			case ask := <-r.asks:
				r.count++
				ask <- r.count
			case <-ctx.Done():
				return
			}
		}
	}()
	return r
}

func (r *Reporter) Count(ctx context.Context) int {
	ask := make(chan int, 1)
	select {
	case r.asks <- ask:
	case <-ctx.Done():
		return 0
	}
	return <-ask // want "receive from ask blocks forever once the function literal in Report has returned because ctx is done with the request still in r.asks"
}
