// The idle worker takes the value, and then waits for the mutex before it can
// answer; the send blocks only because the answer does.
package request_and_reply_in_loop

import "sync"

type state struct {
	mu     sync.Mutex
	in     chan int
	acks   chan int
	values map[int]int
}

func (s *state) worker() {
	for v := range s.in {
		s.mu.Lock()
		s.values[v]++
		s.mu.Unlock()
		s.acks <- v
	}
}

func Run(n int) {
	s := &state{in: make(chan int), acks: make(chan int), values: map[int]int{}}
	go s.worker()
	for i := range n {
		s.mu.Lock()
		s.in <- i
		<-s.acks // want "receive from s.acks blocks forever while s.mu is held, since worker locks s.mu before it can send or close"
		s.mu.Unlock()
	}
	close(s.in)
}
