// The deferred function cancels and waits for the goroutine to end.
package story

import "context"

func watch(ctx context.Context, events func(context.Context) <-chan int, use func(int) error) error {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	results := make(chan int)
	go func() {
		defer close(done)
		for {
			select {
			case v := <-events(ctx):
				select {
				case results <- v:
				case <-ctx.Done():
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	defer func() {
		cancel()
		<-done
	}()
	for {
		select {
		case v := <-results:
			if err := use(v); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
