// The producer selects on done, which the consumer closes when it leaves.
package story

func first(n int, match func(int) bool) int {
	done := make(chan struct{})
	defer close(done)
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 0; i < n; i++ {
			select {
			case out <- i:
			case <-done:
				return
			}
		}
	}()
	for v := range out {
		if match(v) {
			return v
		}
	}
	return -1
}
