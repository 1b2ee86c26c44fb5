// The loop drains what is left until done is closed.
package story

func drain(ch <-chan int, done <-chan struct{}) {
	for {
		select {
		case <-ch:
		case <-done:
			return
		}
	}
}

func stop(xs []int) {
	ch, done := make(chan int), make(chan struct{})
	go func() {
		defer close(ch)
		for _, x := range xs {
			ch <- x
		}
	}()
	go drain(ch, done)
	close(done)
}
