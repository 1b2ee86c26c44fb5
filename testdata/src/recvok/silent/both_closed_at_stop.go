// Stop closes quit first, and the loop leaves by it.
package story

type hub struct {
	in   chan string
	quit chan struct{}
}

func newHub(use func(string)) *hub {
	h := &hub{in: make(chan string), quit: make(chan struct{})}
	go func() {
		for {
			select {
			case s := <-h.in:
				use(s)
			case <-h.quit:
				return
			}
		}
	}()
	return h
}

func (h *hub) stop() {
	close(h.quit)
	close(h.in)
}
