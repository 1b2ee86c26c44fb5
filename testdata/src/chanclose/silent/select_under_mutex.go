// The test of the channel and its close are one under the mutex.
package story

import "sync"

type stopper struct {
	mu sync.Mutex
	ch chan struct{}
}

func newStopper(n int, run func() error) *stopper {
	s := &stopper{ch: make(chan struct{})}
	for i := 0; i < n; i++ {
		go func() {
			_ = run()
			s.stop()
		}()
	}
	return s
}

func (s *stopper) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.ch:
	default:
		close(s.ch)
	}
}
