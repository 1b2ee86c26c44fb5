// What is sent is a notification of what a field or map keeps: the receiver can read it there.
package story

import (
	"sync"
	"sync/atomic"
)

type job struct{ id int }

type scheduler struct {
	mu      sync.Mutex
	pending map[int]*job
	last    int
	version atomic.Int64
	wake    chan *job
	changes chan int
	sizes   chan int
	states  chan int64
	self    chan *scheduler
}

func newScheduler() *scheduler {
	return &scheduler{pending: map[int]*job{}, wake: make(chan *job, 1), changes: make(chan int), sizes: make(chan int), states: make(chan int64), self: make(chan *scheduler)}
}

func (s *scheduler) add(j *job) {
	s.mu.Lock()
	s.pending[j.id] = j
	s.mu.Unlock()
	select {
	case s.wake <- j:
	default:
	}
}

func (s *scheduler) setLast(id int) {
	s.mu.Lock()
	s.last = id
	s.mu.Unlock()
	select {
	case s.changes <- id:
	default:
	}
	select {
	case s.sizes <- s.size():
	default:
	}
	select {
	case s.states <- s.version.Add(1):
	default:
	}
	select {
	case s.self <- s:
	default:
	}
}

func (s *scheduler) size() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.pending)
}

func (s *scheduler) run(use func(any)) {
	for {
		select {
		case j := <-s.wake:
			use(j)
		case id := <-s.changes:
			use(id)
		case n := <-s.sizes:
			use(n)
		case v := <-s.states:
			use(v)
		case other := <-s.self:
			use(other)
		}
	}
}
