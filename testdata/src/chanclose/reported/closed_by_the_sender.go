// Met in go-libp2p: only the function that sends calls the one that closes.
package story

import "sync"

type Mux struct {
	turn   chan struct{}
	mu     sync.Mutex
	queues map[int]chan string
}

func NewMux() *Mux { return &Mux{turn: make(chan struct{}, 1), queues: map[int]chan string{}} }

func (m *Mux) Queue(kind int) <-chan string {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := make(chan string, 4)
	m.queues[kind] = c
	return c
}

func (m *Mux) closeAll() {
	m.mu.Lock()
	defer m.mu.Unlock()
	for kind, c := range m.queues {
		delete(m.queues, kind)
		close(c)
	}
}

func (m *Mux) step(accept func() (int, string, error)) error {
	kind, s, err := accept()
	if err != nil {
		m.closeAll()
		return err
	}
	m.mu.Lock()
	c, ok := m.queues[kind]
	m.mu.Unlock()
	if ok {
		c <- s
	}
	return nil
}

func (m *Mux) Accept(accept func() (int, string, error)) error {
	m.turn <- struct{}{}
	defer func() { <-m.turn }()
	return m.step(accept)
}
