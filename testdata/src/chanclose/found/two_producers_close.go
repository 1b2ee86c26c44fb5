// Both producers close the channel that they share.
package story

func pair(left, right func() int) chan int {
	out := make(chan int, 2)
	go func() {
		defer close(out)
		out <- left()
	}()
	go func() {
		defer close(out) // want "out is closed twice when the function literal in pair closes it too, which panics"
		out <- right()
	}()
	return out
}
