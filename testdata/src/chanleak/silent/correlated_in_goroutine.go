// Both sides look at the same variable, which nobody changes.
package story

func maybe(stream bool, f func() int) int {
	ch := make(chan int)
	done := make(chan struct{})
	go func() {
		if stream {
			ch <- f()
		}
		close(done)
	}()
	v := 0
	if stream {
		v = <-ch
	}
	<-done
	return v
}
