// A new loop is started for the same queue after each failure.
package story

import (
	"net"
	"time"
)

type link struct {
	addr  string
	queue chan []byte
}

func Dial(addr string) *link {
	l := &link{addr: addr, queue: make(chan []byte, 16)}
	go l.keep()
	return l
}

func (l *link) keep() {
	for {
		conn, err := net.Dial("tcp", l.addr)
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			l.write(conn)
		}()
		<-done
	}
}

func (l *link) write(conn net.Conn) {
	for p := range l.queue {
		if _, err := conn.Write(p); err != nil {
			conn.Close()
			return
		}
	}
}

func (l *link) Send(p []byte) { l.queue <- p }
