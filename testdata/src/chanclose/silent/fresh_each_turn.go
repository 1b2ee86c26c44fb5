// Each turn of the loop closes a channel of its own.
package story

func each(items []int, use func(chan int)) {
	for range items {
		ch := make(chan int)
		use(ch)
		close(ch)
	}
}
