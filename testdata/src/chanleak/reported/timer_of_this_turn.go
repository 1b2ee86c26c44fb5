// Each turn has a timer of its own, and the one whose value was received is
// not the one that is stopped.
package timer_of_this_turn

import (
	"context"
	"time"
)

func Load(ctx context.Context, load func() error) {
	for {
		timer := time.NewTimer(time.Second)
		select {
		case <-timer.C:
			if err := load(); err != nil {
				continue
			}
		case <-ctx.Done():
			if !timer.Stop() {
				<-timer.C
			}
		}
		break
	}
}
