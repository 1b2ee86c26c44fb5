// The cancelled caller looks at the error that the goroutine may be writing.
package ctxarm

import (
	"context"
	"fmt"
)

func Do(ctx context.Context, work func() error) error {
	var err error
	done := make(chan struct{})
	go func() {
		err = work() // want "this write of err in a goroutine races with a read outside of it"
		close(done)
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
	if err != nil {
		return fmt.Errorf("work: %w", err)
	}
	return nil
}
