// Stop waits until the run loop has gone before it closes.
package story

type Source struct {
	out     chan int
	quit    chan struct{}
	stopped chan struct{}
}

func New() *Source {
	s := &Source{out: make(chan int), quit: make(chan struct{}), stopped: make(chan struct{})}
	go s.run()
	return s
}

func (s *Source) run() {
	defer close(s.stopped)
	for i := 0; ; i++ {
		select {
		case <-s.quit:
			return
		case s.out <- i:
		}
	}
}

func (s *Source) Stop() {
	close(s.quit)
	<-s.stopped
	close(s.out)
}
