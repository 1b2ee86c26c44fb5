// The goroutine of the last element closes, but it may end before the others.
package story

func double(xs []int) <-chan int {
	out := make(chan int)
	for i, x := range xs {
		go func() {
			out <- 2 * x // want "send on out panics once the function literal in double has closed the channel"
			if i == len(xs)-1 {
				close(out)
			}
		}()
	}
	return out
}
