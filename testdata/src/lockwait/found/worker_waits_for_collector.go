// The workers hand on what they got to a collector that takes the lock.
package worker_waits_for_collector

import "sync"

type Scheduler struct {
	mu    sync.Mutex
	open  map[int]bool
	work  chan int
	ended chan int
}

func New(n int) *Scheduler {
	s := &Scheduler{open: map[int]bool{}, work: make(chan int), ended: make(chan int)}
	for range n {
		go s.worker()
	}
	go s.collect()
	return s
}

func (s *Scheduler) worker() {
	for w := range s.work {
		s.ended <- w
	}
}

func (s *Scheduler) collect() {
	for w := range s.ended {
		s.mu.Lock()
		delete(s.open, w)
		s.mu.Unlock()
	}
}

func (s *Scheduler) Submit(w int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open[w] = true
	s.work <- w // want "send on s.work blocks forever while s.mu is held, since collect locks s.mu before it can receive"
}
