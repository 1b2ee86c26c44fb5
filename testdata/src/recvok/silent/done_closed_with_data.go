// The producer closes done before the data channel, and done ends the loop.
package story

type source struct {
	data chan int
	done chan struct{}
}

func open(read func() (int, error)) *source {
	s := &source{data: make(chan int), done: make(chan struct{})}
	go func() {
		for {
			v, err := read()
			if err != nil {
				close(s.done)
				close(s.data)
				return
			}
			s.data <- v
		}
	}()
	return s
}

func (s *source) drain(use func(int)) {
	for {
		select {
		case <-s.done:
			return
		case v := <-s.data:
			use(v)
		}
	}
}
