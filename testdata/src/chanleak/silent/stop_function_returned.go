// The caller gets the function that stops the goroutine.
package story

func start(f func()) (stop func()) {
	quit := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-quit:
				return
			default:
				f()
			}
		}
	}()
	return func() {
		close(quit)
		<-done
	}
}
