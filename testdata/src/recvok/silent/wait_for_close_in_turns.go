// Each turn waits for the end of a goroutine of its own.
package story

func turns(work []func() error) error {
	for _, w := range work {
		done := make(chan struct{})
		var err error
		go func() {
			defer close(done)
			err = w()
		}()
		<-done
		if err != nil {
			return err
		}
	}
	return nil
}
