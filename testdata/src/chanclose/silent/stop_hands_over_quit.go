// The loop has taken quit, and leaves, before Stop closes.
package story

type Source struct {
	out  chan int
	quit chan struct{}
}

func New() *Source {
	s := &Source{out: make(chan int), quit: make(chan struct{})}
	go s.run()
	return s
}

func (s *Source) run() {
	for i := 0; ; i++ {
		select {
		case <-s.quit:
			return
		case s.out <- i:
		}
	}
}

func (s *Source) Stop() {
	s.quit <- struct{}{}
	close(s.out)
}
