// The reply channel has room, so the loop never waits for the one who asked.
package story

import (
	"context"
	"errors"
)

type query struct {
	key   string
	reply chan string
}

func serve(ctx context.Context, keys []string) (string, error) {
	queries := make(chan query)
	go func() {
		for {
			select {
			case q := <-queries:
				q.reply <- q.key
			case <-ctx.Done():
				return
			}
		}
	}()
	for _, k := range keys {
		q := query{k, make(chan string, 1)}
		select {
		case queries <- q:
		case <-ctx.Done():
			return "", errors.New("stopped")
		}
		select {
		case r := <-q.reply:
			if r != "" {
				return r, nil
			}
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
	return "", nil
}
