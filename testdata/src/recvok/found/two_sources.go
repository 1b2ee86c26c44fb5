// One of the two sources ends first, and its case is then always ready.
package story

func merge(a, b []int, out func(int)) {
	left, right := make(chan int), make(chan int)
	go feed(left, a)
	go feed(right, b)
	for {
		select {
		case v := <-left: // want "receive from left gives the zero value without end"
			out(v)
		case v := <-right: // want "receive from right gives the zero value without end"
			out(v)
		}
	}
}

func feed(ch chan<- int, xs []int) {
	defer close(ch)
	for _, x := range xs {
		ch <- x
	}
}
