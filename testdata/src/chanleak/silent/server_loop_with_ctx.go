// The loop ends with its context, and until then it serves.
package story

import (
	"context"
	"time"
)

func serve(ctx context.Context, tick func()) {
	t := time.NewTicker(time.Second)
	go func() {
		defer t.Stop()
		for {
			select {
			case <-t.C:
				tick()
			case <-ctx.Done():
				return
			}
		}
	}()
}
