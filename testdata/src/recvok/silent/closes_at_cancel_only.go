// The producer closes only once the context has ended, which ends the loop too.
package story

import "context"

func run(ctx context.Context, next func() int, use func(int)) {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for {
			select {
			case ch <- next():
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case v := <-ch:
			use(v)
		case <-ctx.Done():
			return
		}
	}
}
