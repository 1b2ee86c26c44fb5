// Met in franz-go: each turn waits for the end of a reader of its own.
package story

import "context"

func discard(ctx context.Context, read func() error) {
	for {
		done := make(chan struct{})
		var err error
		go func() {
			defer close(done)
			err = read()
		}()
		select {
		case <-done:
		case <-ctx.Done():
			<-done
			return
		}
		if err != nil {
			return
		}
	}
}
