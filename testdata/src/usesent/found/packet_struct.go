// The message holds a part of the buffer that ReadFrom fills again.
package story

import "net"

type packet struct {
	from net.Addr
	data []byte
}

type listener struct {
	conn net.PacketConn
	in   chan packet
	done chan struct{}
}

func (l *listener) loop() {
	var buf [2048]byte
	for {
		n, addr, err := l.conn.ReadFrom(buf[:])
		if err != nil {
			return
		}
		select {
		case l.in <- packet{from: addr, data: buf[:n]}: // want "is written after it is sent on l.in"
		case <-l.done:
			return
		}
	}
}
