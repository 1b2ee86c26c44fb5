// Each subscriber has a backlog, and a slow one grows.
package story

import "sync"

type subscriber struct {
	mu      sync.Mutex
	backlog []string
	ready   chan struct{}
}

type hub struct {
	mu   sync.Mutex
	subs map[int]*subscriber
}

func (h *hub) Publish(e string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.subs {
		s.add(e)
	}
}

func (s *subscriber) add(e string) {
	s.mu.Lock()
	s.backlog = append(s.backlog, e) // want "s.backlog grows without a bound when add adds faster than serve takes"
	s.mu.Unlock()
	select {
	case s.ready <- struct{}{}:
	default:
	}
}

func (s *subscriber) serve(deliver func(string)) {
	for {
		<-s.ready
		s.mu.Lock()
		pending := s.backlog
		s.backlog = nil
		s.mu.Unlock()
		for _, e := range pending {
			deliver(e)
		}
	}
}

func (h *hub) Subscribe(deliver func(string)) {
	s := &subscriber{ready: make(chan struct{}, 1)}
	h.mu.Lock()
	h.subs[len(h.subs)] = s
	h.mu.Unlock()
	go s.serve(deliver)
}
