// Met in nats.go's Barrier: messages are counted against a limit, and a marker
// may go in beside them.
package story

import "sync"

type Sub struct {
	mu      sync.Mutex
	cond    sync.Cond
	waiting []string
	limit   int
	dropped int
}

func (s *Sub) process(m string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.waiting) >= s.limit {
		s.dropped++
		return
	}
	s.waiting = append(s.waiting, m)
	s.cond.Signal()
}

func (s *Sub) Barrier() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting = append(s.waiting, "")
	s.cond.Signal()
}

func (s *Sub) wait() {
	for {
		s.mu.Lock()
		for len(s.waiting) == 0 {
			s.cond.Wait()
		}
		s.waiting = s.waiting[1:]
		s.mu.Unlock()
	}
}

func start(in <-chan string) *Sub {
	s := &Sub{limit: 100}
	s.cond.L = &s.mu
	go s.wait()
	go func() {
		for m := range in {
			s.process(m)
		}
	}()
	return s
}
