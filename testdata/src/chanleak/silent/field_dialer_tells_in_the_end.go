// Whatever the tries have brought, the channel is closed in the end; and a
// loop of so many values sends each of them.
package field_dialer_tells_in_the_end

import "net"

type Link struct {
	up     chan struct{}
	counts chan int
	conn   net.Conn
}

func Connect(addr string) *Link {
	l := &Link{up: make(chan struct{}), counts: make(chan int)}
	go l.dial(addr)
	go l.count()
	return l
}

func (l *Link) dial(addr string) {
	defer close(l.up)
	for range 5 {
		c, err := net.Dial("tcp", addr)
		if err == nil {
			l.conn = c
			return
		}
	}
}

func (l *Link) count() {
	for i := range 5 {
		l.counts <- i
	}
}

func (l *Link) Conn() net.Conn {
	<-l.up
	return l.conn
}

func (l *Link) Sum() int {
	sum := 0
	for range 5 {
		sum += <-l.counts
	}
	return sum
}
