// Stop closes quit alone; the data channel is left to the collector.
package story

type Source struct {
	out  chan int
	quit chan struct{}
}

func New(next func() int) *Source {
	s := &Source{out: make(chan int), quit: make(chan struct{})}
	go func() {
		for {
			select {
			case s.out <- next():
			case <-s.quit:
				return
			}
		}
	}()
	return s
}

func (s *Source) Stop() { close(s.quit) }
