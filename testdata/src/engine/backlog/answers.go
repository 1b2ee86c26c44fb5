package answers

import (
	"flag"
	"sync"
)

func capacities(a, b []int) {
	n := flag.Int("n", 1, "")
	_ = make(chan int64, *n)          // want `capacity: outside of _, from "the flag n", 0 times 8`
	_ = make(chan [1 << 20]byte, 100) // want `capacity: large of _, from "", 100 times 1048576`
	_ = make(chan int, len(a)-len(b)) // want `capacity: difference of _, from ""`
	_ = make(chan int, 100)
}

type server struct {
	in, out chan int
	mu      sync.Mutex
	ready   *sync.Cond
	queue   []int
}

func (s *server) loop(f func(int)) {
	for v := range s.in {
		go f(v) // want `spawn: one for each value received from s.in, group "", channel ""`
	}
}

func (s *server) group(f func(int)) {
	var wg sync.WaitGroup
	for v := range s.in {
		wg.Go(func() { f(v) }) // want `spawn: one for each value received from s.in, group "wg", channel ""`
	}
	wg.Wait()
}

func (s *server) Emit(v int) {
	go func() { s.out <- v }() // want `spawn: a sender for each call of Emit, group "", channel "s.out"`
}

func each(xs []int, f func(int)) {
	for _, x := range xs {
		go f(x) // want `spawn: bounded for each element of xs, group "", channel ""`
	}
}

func (s *server) put(v int) {
	s.mu.Lock()
	s.queue = append(s.queue, v) // want `queue: shared s.queue from put to get, deliberate false`
	s.mu.Unlock()
	s.ready.Signal()
}

func (s *server) get() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.queue) == 0 {
		s.ready.Wait()
	}
	v := s.queue[0]
	s.queue = s.queue[1:]
	return v
}

// unboundedRelay never makes its sender wait.
func unboundedRelay(in, out chan int) {
	var held []int
	for {
		if len(held) == 0 {
			held = append(held, <-in)
		}
		select {
		case v := <-in:
			held = append(held, v) // want `queue: relay held from in to out, deliberate false`
		case out <- held[0]:
			held = held[1:]
		}
	}
}
