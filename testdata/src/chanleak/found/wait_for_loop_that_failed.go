// The failing path forgets to tell that it is ready.
package story

import "net"

type server struct {
	ready chan struct{}
	ln    net.Listener
}

func Start(addr string) *server {
	s := &server{ready: make(chan struct{})}
	go s.serve(addr)
	<-s.ready // want "receive from s.ready blocks forever once serve has returned on its error"
	return s
}

func (s *server) serve(addr string) {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return
	}
	s.ln = ln
	s.ready <- struct{}{}
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		c.Close()
	}
}
