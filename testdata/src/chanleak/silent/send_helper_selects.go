// The helper that sends leaves when done is closed.
package story

func produce(n int, use func(int) bool) {
	done := make(chan struct{})
	ch := make(chan int)
	send := func(v int) bool {
		select {
		case ch <- v:
			return true
		case <-done:
			return false
		}
	}
	go func() {
		defer close(ch)
		for i := range n {
			if !send(i) {
				return
			}
		}
	}()
	for v := range ch {
		if !use(v) {
			close(done)
			return
		}
	}
}
