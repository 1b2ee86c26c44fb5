// The goroutine parses the datagram while the loop reads the next one into it.
package story

import "net"

func handle(data []byte, from net.Addr) { println(len(data), data[0], from.String()) }

func listen(conn net.PacketConn) error {
	buf := make([]byte, 65536)
	for {
		n, from, err := conn.ReadFrom(buf)
		if err != nil {
			return err
		}
		go handle(buf[:n], from) // want "buf\\[:n\\] is written after it is given to the goroutine"
	}
}
