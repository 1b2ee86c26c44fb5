// The answer is a counter away.
package transport

import (
	"sync/atomic"

	"github.com/quic-go/quic-go"
)

func config(left *atomic.Int64) *quic.Config {
	return &quic.Config{AllowConnectionWindowIncrease: func(_ *quic.Conn, delta uint64) bool {
		return left.Add(-int64(delta)) >= 0
	}}
}
