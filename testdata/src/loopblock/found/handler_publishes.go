// The dispatcher calls the handlers of an event; one of them publishes on the same bus and waits for the dispatcher.
package found

import "sync"

type Bus struct {
	mu     sync.RWMutex
	events chan string
	subs   []func(string)
}

func NewBus() *Bus {
	b := &Bus{events: make(chan string)}
	go b.dispatch()
	return b
}
func (b *Bus) dispatch() {
	for e := range b.events {
		b.mu.RLock()
		for _, s := range b.subs {
			s(e)
		}
		b.mu.RUnlock()
	}
}
func (b *Bus) Subscribe(f func(string)) {
	b.mu.Lock()
	b.subs = append(b.subs, f)
	b.mu.Unlock()
}
func (b *Bus) Publish(e string) { b.events <- e }

type svc struct{ b *Bus }

func (s *svc) start() {
	s.b.Subscribe(s.onEvent)
}
func (s *svc) onEvent(e string) {
	if e == "a" {
		s.b.Publish("b") // want "onEvent runs on the loop of Bus.dispatch: calling Publish, which ends up sending on b.events, waits for itself forever"
	}
}
