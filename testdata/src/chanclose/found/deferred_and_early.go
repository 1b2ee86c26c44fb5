// The early return closes what the deferred close will close again.
package story

func produce(ch chan int, items []int) {
	defer close(ch) // want "ch is closed twice by the time the function returns, which panics"
	for _, item := range items {
		if item < 0 {
			close(ch) // because "ch is closed by this close too"
			return
		}
		ch <- item
	}
}
