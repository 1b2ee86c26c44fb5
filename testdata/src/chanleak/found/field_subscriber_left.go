// The subscriber's loop ends when it is closed, and the hub goes on to send
// to it.
package field_subscriber_left

type Sub struct {
	in  chan string
	end chan struct{}
}

func (s *Sub) loop(f func(string)) {
	for {
		select {
		case m := <-s.in:
			f(m)
		case <-s.end:
			return
		}
	}
}

func (s *Sub) Close() { close(s.end) }

type Hub struct{ subs []*Sub }

func (h *Hub) Subscribe(f func(string)) *Sub {
	s := &Sub{in: make(chan string), end: make(chan struct{})}
	h.subs = append(h.subs, s)
	go s.loop(f)
	return s
}

func (h *Hub) Publish(m string) {
	for _, s := range h.subs {
		s.in <- m // want "send on s.in blocks forever once loop has returned because of s.end"
	}
}
