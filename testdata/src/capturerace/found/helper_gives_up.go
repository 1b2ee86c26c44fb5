// The helper gives up waiting, and its caller uses the result whatever it says.
package timed

import "context"

func call(ctx context.Context, fn func() error) error {
	done := make(chan error, 1)
	go func() { done <- fn() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func mapping(ctx context.Context, ask func() (int, error)) (int, error) {
	port := 0
	err := call(ctx, func() error {
		var err error
		port, err = ask() // want "this write of port in a goroutine races with a read outside of it"
		return err
	})
	return port, err
}
