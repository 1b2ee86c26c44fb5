// That the spool was closed before is nothing the only caller could do anything about; add says whether the key is new.
package story

import "sync/atomic"

type spool struct {
	closed, seen atomic.Bool
	lines        chan []byte
}

func (s *spool) put(line []byte) bool {
	if s.closed.Load() {
		return false
	}
	s.lines <- line
	return true
}

func (s *spool) copy(lines [][]byte) {
	for _, line := range lines {
		s.put(line)
	}
}
