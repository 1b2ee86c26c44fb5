// As many values are received as are sent, then the channel is closed.
package story

func sum(xs []int) int {
	ch := make(chan int)
	for _, x := range xs {
		go func() { ch <- x * x }()
	}
	total := 0
	for range xs {
		total += <-ch
	}
	close(ch)
	return total
}
