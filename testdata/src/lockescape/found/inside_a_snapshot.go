// The snapshot is fresh, but its field is the map itself.
package stats

import "sync"

type Snapshot struct {
	Total int
	PerIP map[string]int
}

type Stats struct {
	mu    sync.Mutex
	total int
	perIP map[string]int
}

func (s *Stats) Add(ip string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.total++
	s.perIP[ip]++
}

func (s *Stats) Snapshot() *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Snapshot{Total: s.total, PerIP: s.perIP} // want "returning s.perIP itself"
}
