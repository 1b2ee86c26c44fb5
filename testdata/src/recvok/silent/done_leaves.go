// The closed done channel ends the loop.
package story

func serve(work func() int, use func(int)) {
	done := make(chan struct{})
	results := make(chan int)
	go func() {
		defer close(done)
		for i := 0; i < 3; i++ {
			results <- work()
		}
	}()
	for {
		select {
		case v := <-results:
			use(v)
		case <-done:
			return
		}
	}
}
