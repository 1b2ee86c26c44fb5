// The callbacks run when the lock is free, or use another value.
package story

import "sync"

type meter struct {
	mu      sync.Mutex
	n       int
	changed func(int)
	other   *meter
}

func New(other *meter) *meter {
	m := &meter{other: other}
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
	m.n++
	n := m.n
	m.mu.Unlock()
	m.changed(n)
}

func (m *meter) with(f func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f()
}

func (m *meter) Sum() (n int) {
	m.with(func() { n = m.n + m.other.Count() })
	return n
}
