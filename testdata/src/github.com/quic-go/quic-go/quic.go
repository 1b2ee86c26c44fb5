// Package quic is a stub.
package quic

type Conn struct{}

type Config struct {
	AllowConnectionWindowIncrease func(conn *Conn, delta uint64) bool
}
