// The reader stops the session by itself, and its user stops it as well.
package story

import "io"

type Session struct {
	conn io.ReadCloser
	gone chan struct{}
}

func Open(conn io.ReadCloser) *Session {
	s := &Session{conn: conn, gone: make(chan struct{})}
	go s.read()
	return s
}

func (s *Session) read() {
	buf := make([]byte, 512)
	for {
		if _, err := s.conn.Read(buf); err != nil {
			s.Stop()
			return
		}
	}
}

func (s *Session) Stop() {
	close(s.gone) // want "s.gone is closed a second time when read comes here too, which panics"
	s.conn.Close()
}
