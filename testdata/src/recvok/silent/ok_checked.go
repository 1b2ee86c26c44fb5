// The second result ends the loop.
package story

func consume(xs []int, use func(int)) {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for _, x := range xs {
			ch <- x
		}
	}()
	for {
		v, ok := <-ch
		if !ok {
			return
		}
		use(v)
	}
}
