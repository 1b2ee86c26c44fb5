// Every stage leaves when done is closed.
package story

func pipeline(in []int, use func(int) bool) {
	done := make(chan struct{})
	defer close(done)
	src := generate(done, in)
	sq := square(done, src)
	for v := range sq {
		if !use(v) {
			return
		}
	}
}

func generate(done <-chan struct{}, in []int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for _, v := range in {
			select {
			case out <- v:
			case <-done:
				return
			}
		}
	}()
	return out
}

func square(done <-chan struct{}, in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			select {
			case out <- v * v:
			case <-done:
				return
			}
		}
	}()
	return out
}
