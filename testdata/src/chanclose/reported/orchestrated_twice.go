// Each call of run makes a channel of its own, which its own goroutine closes.
package story

type stream struct {
	ranges chan int
}

func (s *stream) run(n int) (sum int) {
	s.ranges = make(chan int, 3)
	go s.produce(n)
	for r := range s.ranges {
		sum += r
	}
	return sum
}

func (s *stream) produce(n int) {
	for i := range n {
		s.ranges <- i
	}
	close(s.ranges)
}

func backup() int {
	s := &stream{}
	first := s.run(10)
	return first + s.run(20)
}
