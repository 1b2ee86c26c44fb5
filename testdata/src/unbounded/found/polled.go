// A goroutine looks into the list again and again.
package story

import (
	"container/list"
	"sync"
	"time"
)

type Mailer struct {
	mu     sync.Mutex
	outbox *list.List
}

func NewMailer(send func(string)) *Mailer {
	m := &Mailer{outbox: list.New()}
	go m.loop(send)
	return m
}

func (m *Mailer) Enqueue(to string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.outbox.PushBack(to) // want "m.outbox grows without a bound when Enqueue adds faster than loop takes"
}

func (m *Mailer) loop(send func(string)) {
	for {
		m.mu.Lock()
		front := m.outbox.Front()
		if front == nil {
			m.mu.Unlock()
			time.Sleep(10 * time.Millisecond)
			continue
		}
		m.outbox.Remove(front) // because "loop takes from m.outbox here." "It runs in the loop of a goroutine of its own."
		m.mu.Unlock()
		send(front.Value.(string))
	}
}
