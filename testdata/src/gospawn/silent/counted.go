// The number of those that run is compared before.
package story

import (
	"sync"
	"sync/atomic"
)

const most = 32

type server struct {
	in     chan string
	active int
	count  atomic.Int64
	mu     sync.Mutex
	cond   *sync.Cond
}

func (s *server) drop() {
	for m := range s.in {
		if s.count.Load() >= most {
			continue
		}
		s.count.Add(1)
		go func() {
			defer s.count.Add(-1)
			s.handle(m)
		}()
	}
}

func (s *server) wait() {
	for m := range s.in {
		s.mu.Lock()
		for s.active >= most {
			s.cond.Wait()
		}
		s.active++
		s.mu.Unlock()
		go s.run(m)
	}
}

func (s *server) local(done chan bool) {
	running := 0
	for m := range s.in {
		if running == most {
			<-done
			running--
		}
		running++
		go func() {
			s.handle(m)
			done <- true
		}()
	}
}

func (s *server) run(m string) {
	s.handle(m)
	s.mu.Lock()
	s.active--
	s.mu.Unlock()
	s.cond.Signal()
}

func (s *server) handle(string) {}
