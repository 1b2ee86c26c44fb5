// The early return closes what the deferred close will close again.
package story

func produce(ch chan int, items []int) {
	defer close(ch)
	for _, item := range items {
		if item < 0 {
			close(ch) // want "ch is closed twice by the time the function returns, which panics"
			return
		}
		ch <- item
	}
}
