// mongo-go-driver, internal/assert: Soon leaves at its timeout, and the callback's goroutine sends to nobody.
package story

import (
	"context"
	"testing"
	"time"
)

func Soon(t *testing.T, callback func(ctx context.Context), timeout time.Duration) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()

	done := make(chan struct{})
	fullCallback := func() {
		callback(ctx)
		done <- struct{}{} // want "send on done blocks forever once Soon returns at its timeout"
	}

	timer := time.NewTimer(timeout)
	defer timer.Stop()

	go fullCallback()

	select {
	case <-done:
		return
	case <-timer.C:
		t.Errorf("timed out in %s waiting for callback", timeout)
	}
}
