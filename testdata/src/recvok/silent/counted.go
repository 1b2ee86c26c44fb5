// As many values are received as are sent.
package story

func sum(xs []int) int {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for _, x := range xs {
			ch <- x * x
		}
	}()
	total := 0
	for range xs {
		total += <-ch
	}
	return total
}
