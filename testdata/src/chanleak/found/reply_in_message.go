// The loop may leave between the request and its reply.
package story

import "context"

type request struct {
	key   string
	reply chan string
}

func lookup(ctx context.Context, keys []string) []string {
	requests := make(chan request)
	go func() {
		for {
			select {
			case r := <-requests:
				r.reply <- r.key
			case <-ctx.Done():
				return
			}
		}
	}()
	var all []string
	for _, k := range keys {
		r := request{k, make(chan string)}
		requests <- r // want "send on requests blocks forever once the goroutine of lookup returns because its context is done"
		all = append(all, <-r.reply)
	}
	return all
}
