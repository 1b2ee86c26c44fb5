// miekg/dns: the lock is released by a method value that a Once runs.
package story

import "sync"

type Server struct {
	lock    sync.RWMutex
	started bool
}

func unlockOnce(l sync.Locker) func() {
	var once sync.Once
	return func() { once.Do(l.Unlock) }
}

func (s *Server) isStarted() bool {
	s.lock.RLock()
	defer s.lock.RUnlock()
	return s.started
}

func (s *Server) Serve(accept func() bool) {
	unlock := unlockOnce(&s.lock)
	s.lock.Lock()
	defer unlock()
	s.started = true
	unlock()
	var wg sync.WaitGroup
	for s.isStarted() {
		if !accept() {
			break
		}
	}
	wg.Wait()
}
