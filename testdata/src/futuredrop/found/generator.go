// A generator whose values nobody takes blocks at the first.
package story

func squares(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := range n {
			out <- i * i
		}
	}()
	return out
}

func sum(n int) (total int) {
	squares(n) // want "the channel that squares returns is dropped, so its result is lost and the goroutine that sends it blocks forever"
	for v := range squares(n) {
		total += v
	}
	return total
}
