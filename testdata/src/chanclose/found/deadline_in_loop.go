// The collecting loop leaves at the deadline, and the deferred close runs under the senders.
package story

import (
	"context"
	"errors"
)

type result struct {
	host string
	err  error
}

func probeAll(ctx context.Context, hosts []string, probe func(string) error) error {
	results := make(chan result)
	defer close(results)
	for _, h := range hosts {
		go func(host string) {
			results <- result{host, probe(host)} // want "send on results panics once probeAll has closed the channel"
		}(h)
	}
	for range hosts {
		select {
		case r := <-results:
			if r.err != nil {
				println(r.host)
			}
		case <-ctx.Done():
			return errors.New("deadline")
		}
	}
	return nil
}
