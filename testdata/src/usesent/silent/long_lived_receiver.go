// The goroutine does not look at the field that is set after it is started.
package story

type server struct {
	quit    chan struct{}
	started bool
	name    string
}

func (s *server) loop() { <-s.quit }

func (s *server) start() {
	go s.loop()
	s.started = true
}

type hub struct{ register chan *client }

type client struct {
	id   int
	seen bool
}

func (h *hub) run() {
	for c := range h.register {
		println(c.id)
	}
}

func (h *hub) join(c *client) {
	h.register <- c
	c.seen = true
}
