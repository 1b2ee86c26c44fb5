// The receive waits for the close and takes no data.
package story

func background(f func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	<-done
}
