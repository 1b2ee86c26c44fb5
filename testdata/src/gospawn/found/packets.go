// Each packet gets a goroutine.
package story

import "net"

type listener struct {
	conn *net.UDPConn
	seen int
}

func (l *listener) loop() {
	buf := make([]byte, 1500)
	for {
		n, addr, err := l.conn.ReadFromUDP(buf)
		if err != nil {
			return
		}
		packet := make([]byte, n)
		copy(packet, buf[:n])
		go l.handle(addr, packet) // want "for each item that l.conn.ReadFromUDP yields"
	}
}

func (l *listener) handle(addr *net.UDPAddr, packet []byte) {}
