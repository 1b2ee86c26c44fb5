// Workers that fail and the owner stop under one lock and flag.
package story

import "sync"

type Manager struct {
	mu      sync.Mutex
	stopped bool
	stopC   chan struct{}
	wg      sync.WaitGroup
}

func (m *Manager) Start(n int, f func() error) {
	m.stopC = make(chan struct{})
	for i := 0; i < n; i++ {
		m.wg.Add(1)
		go func() {
			defer m.wg.Done()
			if err := f(); err != nil {
				m.Stop()
			}
		}()
	}
}

func (m *Manager) Stop() {
	m.mu.Lock()
	if !m.stopped {
		m.stopped = true
		close(m.stopC)
	}
	m.mu.Unlock()
}
