// The early return closes before the goroutine that closes exists.
package story

func open(init func() error, loop func()) (<-chan struct{}, error) {
	done := make(chan struct{})
	if err := init(); err != nil {
		close(done)
		return done, err
	}
	go func() {
		defer close(done)
		loop()
	}()
	return done, nil
}
