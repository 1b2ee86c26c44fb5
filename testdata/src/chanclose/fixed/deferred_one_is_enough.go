package story

func produce(ch chan int, items []int) {
	defer close(ch) // want "ch is closed twice by the time the function returns"
	for _, item := range items {
		if item < 0 {
			close(ch)
			return
		}
		ch <- item
	}
}
