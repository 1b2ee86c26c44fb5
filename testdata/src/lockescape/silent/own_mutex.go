// What leaves guards itself.
package sessions

import "sync"

type Session struct {
	mu   sync.Mutex
	hits int
}

func (s *Session) Hit() {
	s.mu.Lock()
	s.hits++
	s.mu.Unlock()
}

type Manager struct {
	mu       sync.Mutex
	sessions map[string]*Session
}

func (m *Manager) Reset(id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.sessions[id]
	s.hits = 0
}

func (m *Manager) Get(id string) *Session {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.sessions[id]
	if s == nil {
		s = &Session{}
		m.sessions[id] = s
	}
	return s
}

func Use(m *Manager) int {
	return m.Get("a").hits
}
