// Publish copies the list of subscribers under the lock and sends without it,
// while Unsubscribe takes one of them out and closes its channel.
package story

import "sync"

type subscriber struct{ messages chan string }

type Topic struct {
	mu          sync.RWMutex
	subscribers map[*subscriber]bool
}

func NewTopic() *Topic { return &Topic{subscribers: map[*subscriber]bool{}} }

func (t *Topic) Subscribe() *subscriber {
	s := &subscriber{make(chan string, 4)}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.subscribers[s] = true
	return s
}

func (t *Topic) Unsubscribe(s *subscriber) {
	t.mu.Lock()
	delete(t.subscribers, s) // because "Unsubscribe takes it out here"
	t.mu.Unlock()
	close(s.messages) // because "s.messages is closed by this close"
}

func (t *Topic) Publish(m string) {
	t.mu.RLock()
	var all []*subscriber
	for s := range t.subscribers { // because "Publish finds the channel here, under the lock, and sends without it"
		all = append(all, s)
	}
	t.mu.RUnlock()
	for _, s := range all {
		s.messages <- m // want "send on s.messages panics if Unsubscribe closes the channel once the lock is given back"
	}
}
