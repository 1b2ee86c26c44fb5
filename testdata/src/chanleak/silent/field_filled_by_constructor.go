// Who makes the channel knows what it holds.
package story

type server struct {
	tokens chan struct{}
	quit   chan struct{}
}

const limit = 8

func New() *server {
	s := &server{tokens: make(chan struct{}, limit), quit: make(chan struct{})}
	for range limit {
		s.tokens <- struct{}{}
	}
	go s.loop()
	return s
}

func (s *server) loop() {
	for {
		select {
		case <-s.tokens:
			println("one")
		case <-s.quit:
			return
		}
	}
}

func (s *server) Stop() { close(s.quit) }
