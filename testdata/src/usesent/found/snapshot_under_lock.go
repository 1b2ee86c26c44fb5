// The lock does not help: whoever receives the map does not hold it.
package story

import "sync"

type metrics struct {
	mu     sync.Mutex
	counts map[string]int
	snap   chan map[string]int
}

func (m *metrics) flush() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.snap <- m.counts // want "m.counts is written after it is sent on m.snap"
	for k := range m.counts {
		delete(m.counts, k)
	}
}
