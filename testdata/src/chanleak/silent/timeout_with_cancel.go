// On timeout the worker is cancelled and its result has room.
package story

import (
	"context"
	"time"
)

func try(f func(context.Context) int) (v int, ok bool) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	res := make(chan int, 1)
	go func() { res <- f(ctx) }()
	select {
	case v = <-res:
		return v, true
	case <-ctx.Done():
		return 0, false
	}
}
