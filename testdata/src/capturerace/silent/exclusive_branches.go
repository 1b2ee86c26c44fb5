// Only one of the two goroutines is started.
package branches

func Start(fast bool, f func() int) (int, chan struct{}) {
	v := 0
	done := make(chan struct{})
	if fast {
		go func() {
			v = 1
			close(done)
		}()
	} else {
		go func() {
			v = f()
			close(done)
		}()
	}
	<-done
	return v, done
}
