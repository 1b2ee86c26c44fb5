// Met in pion/dtls and serf: the comment at the select says that it must not wait.
package story

type conn struct{ decrypted chan []byte }

func newConn() *conn { return &conn{make(chan []byte, 1)} }

func (c *conn) early(data []byte) {
	// Never block the packet reader on early data.
	select {
	case c.decrypted <- data:
	default:
	}
}

func (c *conn) late(data []byte) {
	// Forward to the stream, do not block
	select {
	case c.decrypted <- data:
	default:
	}
}

func (c *conn) read() []byte { return <-c.decrypted }
