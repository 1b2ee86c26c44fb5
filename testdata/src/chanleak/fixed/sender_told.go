package story

func first(next func() (int, bool), want func(int) bool) int {
	found := make(chan int)
	go func() {
		for {
			n, ok := next()
			if !ok {
				close(found)
				return
			}
			found <- n // want "send on found blocks forever once first returns"
		}
	}()
	for n := range found {
		if want(n) {
			return n
		}
	}
	return -1
}
