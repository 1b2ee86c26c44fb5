// The range runs when the lock is free, while Register writes the map.
package handlers

import "sync"

type Mux struct {
	mu       sync.RWMutex
	handlers map[string]func()
}

func (m *Mux) Register(name string, f func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.handlers[name] = f
}

func (m *Mux) RunAll() {
	m.mu.RLock()
	handlers := m.handlers
	m.mu.RUnlock()
	for _, h := range handlers { // want "using m.handlers itself after m.mu is released races with the writes in Register"
		h()
	}
}
