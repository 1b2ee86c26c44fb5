// The helper drains what is left.
package story

func drain(ch <-chan int) {
	for range ch {
	}
}

func find(n int, match func(int) bool) int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 0; i < n; i++ {
			out <- i
		}
	}()
	defer drain(out)
	for v := range out {
		if match(v) {
			return v
		}
	}
	return -1
}
