// The subscriber's goroutine leaves at a decoding error and stays subscribed.
package story

import (
	"encoding/json"
	"sync"
)

type subscriber struct {
	msgs chan []byte
	fn   func(map[string]any)
}

type topic struct {
	mu   sync.Mutex
	subs []*subscriber
}

func NewTopic() *topic { return &topic{} }

func (t *topic) Subscribe(fn func(map[string]any)) {
	s := &subscriber{msgs: make(chan []byte, 8), fn: fn}
	t.mu.Lock()
	t.subs = append(t.subs, s)
	t.mu.Unlock()
	go s.deliver()
}

func (s *subscriber) deliver() {
	for m := range s.msgs {
		v := map[string]any{}
		if err := json.Unmarshal(m, &v); err != nil {
			return
		}
		s.fn(v)
	}
}

func (t *topic) Publish(m []byte) {
	t.mu.Lock()
	subs := t.subs
	t.mu.Unlock()
	for _, s := range subs {
		s.msgs <- m // want "send on s.msgs blocks forever once deliver has returned on its error and the buffer is full"
	}
}
