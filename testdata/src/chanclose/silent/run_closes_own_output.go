// The goroutine that sends is the one that closes, at its end.
package story

type Source struct {
	out  chan int
	quit chan struct{}
}

func New(next func() int) *Source {
	s := &Source{out: make(chan int), quit: make(chan struct{})}
	go s.run(next)
	return s
}

func (s *Source) run(next func() int) {
	defer close(s.out)
	for {
		select {
		case s.out <- next():
		case <-s.quit:
			return
		}
	}
}

func (s *Source) Stop() { close(s.quit) }
