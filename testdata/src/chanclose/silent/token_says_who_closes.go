// Only the goroutine that gets the token closes.
package story

func race(n int, run func(int)) <-chan struct{} {
	done := make(chan struct{})
	token := make(chan struct{}, 1)
	token <- struct{}{}
	for i := 0; i < n; i++ {
		go func() {
			run(i)
			select {
			case <-token:
				close(done)
			default:
			}
		}()
	}
	return done
}
