// Met in grpc-go (internal/stubserver): the list of what is to be done at the end is no queue of a loop.
package reported

import "sync"

type server struct {
	mu       sync.Mutex
	cleanups []func()
	wg       sync.WaitGroup
}

func (s *server) add(f func()) { s.cleanups = append(s.cleanups, f) }

func (s *server) Start() {
	s.wg.Add(1)
	go s.wg.Done()
	s.add(func() { s.wg.Wait() })
}

func (s *server) Stop() {
	for len(s.cleanups) > 0 {
		last := s.cleanups[len(s.cleanups)-1]
		s.cleanups = s.cleanups[:len(s.cleanups)-1]
		last()
	}
}
