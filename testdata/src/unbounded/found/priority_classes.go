// One queue for each class, in an array.
package story

import "sync"

type class int

type scheduler struct {
	mu      sync.Mutex
	cond    sync.Cond
	waiting [3][]func()
}

func start() *scheduler {
	s := &scheduler{}
	s.cond.L = &s.mu
	go s.run()
	return s
}

func (s *scheduler) add(c class, f func()) {
	s.mu.Lock()
	s.waiting[c] = append(s.waiting[c], f) // want "s.waiting.c. grows without a bound when add adds faster than next takes"
	s.mu.Unlock()
	s.cond.Signal()
}

func (s *scheduler) next() func() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		for c := range s.waiting {
			if len(s.waiting[c]) > 0 {
				f := s.waiting[c][0]
				s.waiting[c] = s.waiting[c][1:]
				return f
			}
		}
		s.cond.Wait()
	}
}

func (s *scheduler) run() {
	for {
		s.next()()
	}
}
