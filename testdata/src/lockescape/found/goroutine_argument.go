// The goroutine reads the map when the lock is free again.
package export

import "sync"

type Metrics struct {
	mu     sync.Mutex
	values map[string]int64
}

func (m *Metrics) Inc(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.values[name]++
}

func (m *Metrics) Push(write func(map[string]int64)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	go push(m.values, write) // want "giving m.values itself to a goroutine without m.mu"
}

func push(values map[string]int64, write func(map[string]int64)) { write(values) }
