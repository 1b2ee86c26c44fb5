// Set writes elements of the slice that Values returns a part of.
package series

import "sync"

type Series struct {
	sync.RWMutex
	points []float64
}

func (s *Series) Set(i int, v float64) {
	s.Lock()
	s.points[i] = v
	s.Unlock()
}

func (s *Series) Last(n int) []float64 {
	s.RLock()
	defer s.RUnlock()
	return s.points[len(s.points)-n:] // want "returning s.points itself"
}
