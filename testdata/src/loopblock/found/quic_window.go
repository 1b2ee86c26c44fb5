// The connection's event loop asks a goroutine whether it may go on, and waits for the answer.
package transport

import "github.com/quic-go/quic-go"

type request struct {
	delta uint64
	reply chan bool
}

func config(requests chan request) *quic.Config {
	return &quic.Config{AllowConnectionWindowIncrease: func(_ *quic.Conn, delta uint64) bool {
		r := request{delta, make(chan bool, 1)}
		requests <- r // want "runs on quic-go's connection event loop: sending on requests stalls it"
		return <-r.reply
	}}
}
