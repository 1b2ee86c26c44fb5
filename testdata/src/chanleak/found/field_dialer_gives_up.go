// After the last try the dialer leaves, and those who wait for the connection
// are not told.
package field_dialer_gives_up

import "net"

type Link struct {
	up   chan struct{}
	conn net.Conn
}

func Connect(addr string) *Link {
	l := &Link{up: make(chan struct{})}
	go l.dial(addr)
	return l
}

func (l *Link) dial(addr string) {
	for range 5 {
		c, err := net.Dial("tcp", addr)
		if err == nil {
			l.conn = c
			close(l.up)
			return
		}
	}
}

func (l *Link) Conn() net.Conn {
	<-l.up // want "receive from l.up blocks forever once dial has returned"
	return l.conn
}
