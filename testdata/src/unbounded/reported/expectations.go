// Met in sarama's mocks: the loop waits for messages, and takes what was expected of each.
package story

import "sync"

type expectation struct{ err error }

type mock struct {
	mu       sync.Mutex
	expected []*expectation
	input    chan string
}

func newMock() *mock {
	m := &mock{input: make(chan string)}
	go func() {
		for range m.input {
			m.mu.Lock()
			if len(m.expected) > 0 {
				e := m.expected[0]
				m.expected = m.expected[1:]
				_ = e.err
			}
			m.mu.Unlock()
		}
	}()
	return m
}

func (m *mock) Expect(err error) {
	m.mu.Lock()
	m.expected = append(m.expected, &expectation{err})
	m.mu.Unlock()
}
