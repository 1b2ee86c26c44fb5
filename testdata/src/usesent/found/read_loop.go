// The next Read fills the buffer whose first bytes the consumer still reads.
package story

import "net"

func serve(conn net.Conn, packets chan<- []byte) {
	defer close(packets)
	buf := make([]byte, 1500)
	for {
		n, err := conn.Read(buf) // because "conn.Read writes into the same memory"
		if err != nil {
			return
		}
		packets <- buf[:n] // want "buf\\[:n\\] is written after it is sent on packets, while the receiver may still be reading it"
	}
}
