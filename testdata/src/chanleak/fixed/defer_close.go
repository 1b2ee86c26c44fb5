package story

func copyAll(next func() (int, bool, error), use func(int)) {
	items := make(chan int)
	go func() {
		for {
			v, more, err := next()
			if err != nil {
				return
			}
			if !more {
				break
			}
			items <- v
		}
		close(items)
	}()
	for v := range items { // want "the range over items blocks forever"
		use(v)
	}
}
