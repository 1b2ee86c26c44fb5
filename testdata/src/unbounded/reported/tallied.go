// Met in smux's shaper: a number goes up and down with the queue, and who fills
// it asks for that number elsewhere.
package story

import (
	"sync"
	"sync/atomic"
	"time"
)

type shaper struct {
	mu    sync.Mutex
	count int64
	reqs  []string
}

func (s *shaper) push(r string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reqs = append(s.reqs, r)
	atomic.AddInt64(&s.count, 1)
}

func (s *shaper) pop() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.reqs[0]
	s.reqs = s.reqs[1:]
	atomic.AddInt64(&s.count, -1)
	return r
}

func (s *shaper) size() int { return int(atomic.LoadInt64(&s.count)) }

func run(in <-chan string, wake chan struct{}, out func(string)) {
	s := &shaper{}
	go func() {
		for range wake {
			out(s.pop())
		}
	}()
	for {
		src := in
		if s.size() >= 1024 {
			src = nil
		}
		select {
		case r := <-src:
			s.push(r)
			wake <- struct{}{}
		case <-time.After(time.Millisecond):
		}
	}
}
