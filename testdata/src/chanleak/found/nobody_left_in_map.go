// publish sends to a subscriber who has gone.
package story

type hub struct {
	subs map[string]chan string
}

func (h *hub) subscribe(name string) chan string {
	ch := make(chan string)
	h.subs[name] = ch
	return ch
}

func (h *hub) publish(msg string) {
	for _, ch := range h.subs {
		ch <- msg // want "send on ch blocks forever once the goroutine of demo returns"
	}
}

func demo(use func(string)) {
	h := &hub{subs: map[string]chan string{}}
	c := h.subscribe("a")
	go func() {
		use(<-c)
	}()
	h.publish("one")
	h.publish("two")
}
