// Locks, deferred unlocks, embedding, several results and method values do not hide what offer says.
package story

import (
	"errors"
	"sync"
	"time"
)

var ErrFull = errors.New("full")

type Message struct{ Body []byte }

type Mailbox struct {
	mu     sync.Mutex
	closed bool
	in     chan Message
	sent   int
}

func (m *Mailbox) Offer(msg Message) (ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return false
	}
	select {
	case m.in <- msg:
		m.sent++
		return true
	default:
		return false
	}
}

func (m *Mailbox) Deliver(msg Message) (n int, err error) {
	t := time.NewTimer(time.Second)
	defer t.Stop()
	select {
	case m.in <- msg:
		return len(msg.Body), nil
	case <-t.C:
		return 0, ErrFull
	}
}

type Actor struct {
	*Mailbox
	name string
}

func (a *Actor) Tell(body string) { a.Offer(Message{[]byte(body)}) } // want "the bool by which a.Offer says"

func each(m *Mailbox, msgs []Message) {
	offer := m.Offer
	for _, msg := range msgs {
		offer(msg)     // want "the bool by which offer says"
		m.Deliver(msg) // want "the error by which m.Deliver says"
	}
}
