package story

func squares(in []int, use func(int)) {
	out := make(chan int)
	go func() {
		for _, v := range in {
			out <- v * v
		}
	}()
	for v := range out { // want "the range over out blocks forever"
		use(v)
	}
}
