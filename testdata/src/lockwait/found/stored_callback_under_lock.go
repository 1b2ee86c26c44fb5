// The handler that the package installs asks for the count under its lock.
package story

import "sync"

type meter struct {
	mu      sync.Mutex
	n       int
	changed func(int)
}

func New() *meter {
	m := &meter{}
	m.changed = func(n int) { println(n, m.Count()) }
	return m
}

func (m *meter) Count() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.n
}

func (m *meter) Inc() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.n++
	m.changed(m.n) // want "call of m.changed locks m.mu again while it is held, which blocks forever"
}
