// Met in nats-server: the channel is closed by Shutdown, which others call, and is no reply to the message sent before.
package story

import "os"

type server struct {
	ldm  chan bool
	quit chan struct{}
}

func New() *server {
	s := &server{ldm: make(chan bool), quit: make(chan struct{})}
	go s.lameDuck()
	return s
}

func (s *server) lameDuck() {
	for range s.ldm {
		if _, err := os.Stat("stay"); err != nil {
			continue
		}
		s.Shutdown()
	}
}

func (s *server) Shutdown() { close(s.quit) }

func (s *server) Accept() {
	s.ldm <- true
	<-s.quit
}
