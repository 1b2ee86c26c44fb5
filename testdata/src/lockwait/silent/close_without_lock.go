// The wait under the lock ends by a close that needs none.
package story

import "sync"

type svc struct {
	mu    sync.Mutex
	ready chan struct{}
	n     int
}

func New(setup func()) *svc {
	s := &svc{ready: make(chan struct{})}
	go func() {
		setup()
		close(s.ready)
		s.mu.Lock()
		s.n++
		s.mu.Unlock()
	}()
	return s
}

func (s *svc) Get() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	<-s.ready
	return s.n
}
