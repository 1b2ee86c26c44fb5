// A flag keeps the second close from running.
package story

func drain(ch chan int, items []int) {
	closed := false
	for _, item := range items {
		if item == 0 && !closed {
			close(ch)
			closed = true
		}
	}
	if !closed {
		close(ch)
	}
}
