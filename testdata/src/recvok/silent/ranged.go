// The range ends when the channel is closed.
package story

func consume(xs []int, use func(int)) {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for _, x := range xs {
			ch <- x
		}
	}()
	for v := range ch {
		use(v)
	}
}
