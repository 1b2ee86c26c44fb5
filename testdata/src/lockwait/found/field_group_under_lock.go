// Close waits for handlers that need the lock it holds.
package story

import "sync"

type server struct {
	mu    sync.Mutex
	wg    sync.WaitGroup
	conns map[int]bool
}

func (s *server) Accept(id int) {
	s.wg.Add(1)
	go s.handle(id)
}

func (s *server) handle(id int) {
	defer s.wg.Done()
	s.mu.Lock()
	s.conns[id] = true
	s.mu.Unlock()
}

func (s *server) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wg.Wait() // want "s.wg.Wait blocks forever while s.mu is held, since handle locks s.mu before it can end"
}
