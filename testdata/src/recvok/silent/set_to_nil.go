// The closed channel's case is taken out by setting it to nil.
package story

func merge(a, b <-chan int, use func(int)) {
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			use(v)
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			use(v)
		}
	}
}

func feed(xs []int, use func(int)) {
	l, r := make(chan int), make(chan int)
	go func() {
		defer close(l)
		for _, x := range xs {
			l <- x
		}
	}()
	go func() { close(r) }()
	merge(l, r, use)
}
