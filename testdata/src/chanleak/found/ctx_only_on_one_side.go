// The consumer leaves with the context; the producer does not know of it.
package story

import "context"

func stream(ctx context.Context, n int, gen func(int) int, use func(int)) error {
	values := make(chan int)
	go func() {
		defer close(values)
		for i := 0; i < n; i++ {
			values <- gen(i) // want "send on values blocks forever once stream returns because its context is done"
		}
	}()
	for {
		select {
		case v, ok := <-values:
			if !ok {
				return nil
			}
			use(v)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
