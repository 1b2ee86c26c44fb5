// The consumer stops at the first match; the producer is neither drained nor cancelled.
package story

func lines(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 0; i < n; i++ {
			out <- i // want "send on out blocks forever once find returns"
		}
	}()
	return out
}

func find(n int, match func(int) bool) int {
	for v := range lines(n) {
		if match(v) {
			return v
		}
	}
	return -1
}
