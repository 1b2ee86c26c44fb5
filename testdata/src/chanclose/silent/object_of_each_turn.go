// Every connection has its own channel, which its own goroutine closes.
package story

import "net"

type session struct {
	conn net.Conn
	done chan struct{}
}

func (s *session) serve() {
	defer close(s.done)
	buf := make([]byte, 64)
	for {
		if _, err := s.conn.Read(buf); err != nil {
			return
		}
	}
}

func listen(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		s := &session{conn: conn, done: make(chan struct{})}
		go s.serve()
	}
}
