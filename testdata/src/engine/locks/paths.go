// What both sides of a branch hold is held; a loop holds what each turn leaves.
package paths

import "sync"

type store struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	ptr   *sync.Mutex
	items map[string]int
}

func here() {}

func (s *store) plain() {
	here() // want "holds nothing"
	s.mu.Lock()
	here() // want "holds s.mu$"
	s.mu.Unlock()
	here() // want "holds nothing"
}

func (s *store) deferred() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.items) == 0 {
		here() // want "holds s.mu$"
		return 0
	}
	here() // want "holds s.mu$"
	return 1
}

func (s *store) branch(b bool) { // want "releases s.mu"
	if b {
		s.mu.Lock()
		here() // want "holds s.mu$"
	}
	here() // want "holds nothing"
	if b {
		s.mu.Unlock()
	}
}

func (s *store) early(b bool) {
	s.mu.Lock()
	if b {
		s.mu.Unlock()
		return
	}
	here() // want "holds s.mu$"
	s.mu.Unlock()
}

func (s *store) loop(n int) {
	s.mu.Lock()
	for range n {
		here() // want "holds s.mu$"
		s.mu.Unlock()
		here() // want "holds nothing"
		s.mu.Lock()
	}
	here() // want "holds s.mu$"
	s.mu.Unlock()
}

func (s *store) leavesInLoop(n int) { // want "releases s.mu"
	s.mu.Lock()
	for range n {
		here() // want "holds nothing"
		s.mu.Unlock()
	}
}

func (s *store) read() {
	s.rw.RLock()
	here() // want `holds s.rw \(read\)`
	s.rw.RUnlock()
	s.rw.Lock()
	here() // want "holds s.rw$"
	s.rw.Unlock()
}

func (s *store) two(o *store) {
	s.mu.Lock()
	o.mu.Lock()
	here() // want "holds s.mu, o.mu"
	s.mu.Unlock()
	here() // want "holds o.mu"
	o.mu.Unlock()
}

func (s *store) pointer() {
	s.ptr.Lock()
	here() // want "holds s.ptr"
	s.ptr.Unlock()
}

func (s *store) try() {
	if s.mu.TryLock() {
		here() // want "holds s.mu$"
		s.mu.Unlock()
		return
	}
	here() // want "holds nothing"
	if !s.rw.TryRLock() {
		here() // want "holds nothing"
		return
	}
	here() // want `holds s.rw \(read\)`
	s.rw.RUnlock()
}

func (s *store) each(list []*store) {
	for _, o := range list {
		o.mu.Lock()
		here() // want "holds o.mu"
		o.mu.Unlock()
	}
	here() // want "holds nothing"
}

func (s *store) select_(in, out chan int) {
	s.mu.Lock()
	select {
	case <-in:
		s.mu.Unlock()
		here() // want "holds nothing"
	case <-out:
		here() // want "holds s.mu$"
		s.mu.Unlock()
	}
	here() // want "holds nothing"
}

type node struct {
	owner *store
}

func (n *node) move(other *store) {
	n.owner.mu.Lock()
	here() // want "holds n.owner.mu"
	n.owner = other
	here() // want "holds nothing"
}

var global sync.Mutex

func useGlobal() {
	global.Lock()
	defer global.Unlock()
	here() // want "holds global"
}

func local() {
	var mu sync.Mutex
	mu.Lock()
	here() // want "holds mu"
	func() {
		here() // want "holds mu"
	}()
	mu.Unlock()
	done := make(chan bool)
	go func() {
		here() // want "holds nothing"
		mu.Lock()
		here() // want "holds mu"
		mu.Unlock()
		close(done)
	}()
	<-done
}

func locker(mu *sync.RWMutex) {
	var l sync.Locker = mu
	l.Lock()
	here() // want "holds l$"
	mu.Unlock()
	here() // want "holds nothing"
}

func methodValue(mu *sync.Mutex) {
	mu.Lock()
	unlock := mu.Unlock
	here() // want "holds mu"
	unlock()
	here() // want "holds nothing"
}
