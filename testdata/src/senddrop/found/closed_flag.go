// A spool that is closed takes no line and says so; who writes the trailer looks, who copies does not.
package story

import "sync"

type spool struct {
	mu     sync.Mutex
	closed bool
	lines  chan []byte
}

func (s *spool) put(line []byte) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.lines <- line
	return true
}

func (s *spool) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		close(s.lines)
	}
}

func (s *spool) trailer(n byte) bool {
	if !s.put([]byte{n}) {
		return false
	}
	return true
}

func (s *spool) copy(lines [][]byte) {
	for _, line := range lines {
		s.put(line) // want "the bool by which s.put says that it has not sent is dropped"
	}
}
