// The loop's step reports an error, on which the loop leaves.
package story

import "net"

type session struct {
	conn  net.Conn
	queue chan []byte
}

func (s *session) start() {
	s.queue = make(chan []byte, 4)
	go s.serve()
}

func (s *session) serve() {
	for {
		if err := s.step(); err != nil {
			s.conn.Close()
			return
		}
	}
}

func (s *session) step() error {
	p := <-s.queue
	_, err := s.conn.Write(p)
	return err
}

func (s *session) Enqueue(p []byte) {
	s.queue <- p // want "send on s.queue blocks forever once serve has returned on its error and the buffer is full"
}

func Serve(c net.Conn) *session {
	s := &session{conn: c}
	s.start()
	return s
}
