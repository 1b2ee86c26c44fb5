// What Events returns is made once and shared: asking for it starts no work.
package story

type hub struct {
	events chan string
	subs   []chan string
}

func newHub() *hub { return &hub{events: make(chan string, 8)} }

func (h *hub) Events() <-chan string { return h.events }

func (h *hub) subscribe() chan string {
	ch := make(chan string, 1)
	h.subs = append(h.subs, ch)
	return ch
}

func (h *hub) publish(s string) {
	for _, sub := range h.subs {
		sub <- s
	}
	h.events <- s
}

func use(h *hub) {
	h.Events()
	h.subscribe()
	h.publish("a")
}
