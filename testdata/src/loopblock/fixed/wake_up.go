package fixed

import "github.com/panjf2000/gnet/v2"

type server struct {
	gnet.BuiltinEventEngine
	wake chan struct{}
}

func newServer() *server { return &server{wake: make(chan struct{}, 1)} }

func (s *server) OnOpen(c gnet.Conn) ([]byte, gnet.Action) {
	s.wake <- struct{}{} // want "OnOpen runs on gnet's event loop: sending on s.wake stalls it while the buffer is full"
	return nil, gnet.None
}

func (s *server) flush() {
	for range s.wake {
		println("flush")
	}
}
