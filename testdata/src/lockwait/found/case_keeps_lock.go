// One case of the switch forgets the unlock, and a label skips another.
package story

import "sync"

type state struct {
	mu   sync.Mutex
	list []int
}

func New() *state { return &state{} }

func (s *state) Set(kind int) {
	s.mu.Lock()
	switch kind {
	case 1:
		s.list = nil
		s.mu.Unlock()
	case 2:
		s.list = append(s.list, kind)
	default:
		s.mu.Unlock()
	}
	s.mu.Lock() // want "s.mu is locked again while it is held, which blocks forever"
	s.list = append(s.list, 0)
	s.mu.Unlock()
}

func (s *state) Scan(groups [][]int) {
outer:
	for _, group := range groups {
		s.mu.Lock() // want "s.mu is locked again while it is held, which blocks forever"
		for _, n := range group {
			if n == len(s.list) {
				continue outer
			}
		}
		s.mu.Unlock()
	}
}
