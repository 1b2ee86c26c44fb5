// stop waits for the loop, which waits for somebody to take its last result.
package story

type stream struct {
	quit chan struct{}
	done chan struct{}
	out  chan int
}

func open(read func() int) *stream {
	s := &stream{quit: make(chan struct{}), done: make(chan struct{}), out: make(chan int)}
	go s.loop(read)
	return s
}

func (s *stream) loop(read func() int) {
	defer close(s.done)
	for {
		select {
		case <-s.quit:
			return
		default:
		}
		s.out <- read() // want "send on s.out blocks forever while first is blocked at receive from s.done"
	}
}

func (s *stream) close() {
	close(s.quit)
	<-s.done // want "receive from s.done blocks forever while .*loop is blocked at send on s.out"
}

func first(read func() int) int {
	s := open(read)
	defer s.close()
	return <-s.out
}
