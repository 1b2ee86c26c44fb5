// A case is switched off by setting its channel to nil.
package story

func both(a, b []int, use func(int)) {
	ca, cb := make(chan int), make(chan int)
	go func() {
		defer close(ca)
		for _, v := range a {
			ca <- v
		}
	}()
	go func() {
		defer close(cb)
		for _, v := range b {
			cb <- v
		}
	}()
	for ca != nil || cb != nil {
		select {
		case v, ok := <-ca:
			if !ok {
				ca = nil
				continue
			}
			use(v)
		case v, ok := <-cb:
			if !ok {
				cb = nil
				continue
			}
			use(v)
		}
	}
}
