// fasthttp: the loop that starts the children runs at least once, since its bound also is the buffer's size.
package story

import (
	"context"
	"runtime"
	"sync"
)

func supervise(start func() error, wait func() error, limit int) error {
	ctx, cancel := context.WithCancel(context.Background())
	n := runtime.GOMAXPROCS(0)
	exits := make(chan error, n)
	var wg sync.WaitGroup
	watch := func() {
		wg.Go(func() {
			err := wait()
			select {
			case exits <- err:
			case <-ctx.Done():
			}
		})
	}
	defer func() {
		cancel()
		wg.Wait()
	}()
	for range n {
		if err := start(); err != nil {
			return err
		}
		watch()
	}
	seen := 0
	for err := range exits {
		seen++
		if seen > limit {
			return err
		}
		if err := start(); err != nil {
			return err
		}
		watch()
	}
	return nil
}
