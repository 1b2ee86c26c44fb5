// Met in nats-server: the helper says whether it has started the goroutine, and
// only if it has not does the caller take the value back.
package story

import "sync"

type ask struct{ index int }

var asks = sync.Pool{New: func() any { return new(ask) }}

type server struct {
	mu      sync.Mutex
	running bool
}

func (s *server) start(f func()) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.running {
		return false
	}
	go f()
	return true
}

func (s *server) catchUp(a *ask) {
	started := s.start(func() {
		println(a.index)
		asks.Put(a)
	})
	if !started {
		asks.Put(a)
	}
}
