// The loop ends when the listener is closed, and the goroutines with their connections.
package story

import (
	"net"
	"sync"
)

type server struct {
	ln   net.Listener
	wg   sync.WaitGroup
	quit chan struct{}
}

func listen(ln net.Listener, handle func(net.Conn)) *server {
	s := &server{ln: ln, quit: make(chan struct{})}
	s.wg.Add(1)
	go func() {
		defer s.wg.Done()
		for {
			c, err := s.ln.Accept()
			if err != nil {
				select {
				case <-s.quit:
					return
				default:
					continue
				}
			}
			s.wg.Add(1)
			go func() {
				defer s.wg.Done()
				handle(c)
			}()
		}
	}()
	return s
}

func (s *server) stop() {
	close(s.quit)
	s.ln.Close()
	s.wg.Wait()
}

func serve(ln net.Listener, handle func(net.Conn), until <-chan struct{}) {
	s := listen(ln, handle)
	<-until
	s.stop()
}
