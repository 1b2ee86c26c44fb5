// The workers never wait for the collector.
package worker_drops_for_collector

import "sync"

type Scheduler struct {
	mu    sync.Mutex
	open  map[int]bool
	work  chan int
	ended chan int
}

func New(n int) *Scheduler {
	s := &Scheduler{open: map[int]bool{}, work: make(chan int), ended: make(chan int, 16)}
	for range n {
		go s.worker()
	}
	go s.collect()
	return s
}

func (s *Scheduler) worker() {
	for w := range s.work {
		select {
		case s.ended <- w:
		default:
			println("dropped", w)
		}
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
	s.work <- w
}
