// Stop ends the producer, which does not close; the consumer stays in its range.
package story

type sampler struct {
	out  chan int
	stop chan struct{}
}

func Sample(read func() int, use func(int)) *sampler {
	s := &sampler{out: make(chan int), stop: make(chan struct{})}
	go s.produce(read)
	go func() {
		for v := range s.out { // want "the range over s.out blocks forever once produce has returned"
			use(v)
		}
	}()
	return s
}

func (s *sampler) produce(read func() int) {
	for {
		select {
		case s.out <- read():
		case <-s.stop:
			return
		}
	}
}

func (s *sampler) Stop() { close(s.stop) }
