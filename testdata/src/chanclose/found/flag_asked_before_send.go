// The lock is given back between the test of the flag and the send, so Shutdown
// may come in between.
package story

import (
	"errors"
	"sync"
)

var errStopped = errors.New("stopped")

type Mailbox struct {
	mu      sync.Mutex
	stopped bool
	mail    chan string
}

func NewMailbox() *Mailbox { return &Mailbox{mail: make(chan string)} }

func (m *Mailbox) Mail() <-chan string { return m.mail }

func (m *Mailbox) Deliver(s string) error {
	m.mu.Lock()
	stopped := m.stopped // because "Deliver asks here whether it may go on"
	m.mu.Unlock()
	if stopped {
		return errStopped
	}
	m.mail <- s // want "send on m.mail panics if Shutdown closes the channel between the test and the send"
	return nil
}

func (m *Mailbox) Shutdown() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.stopped {
		return
	}
	m.stopped = true // because "Shutdown sets the flag here"
	close(m.mail)    // because "m.mail is closed by this close"
}
