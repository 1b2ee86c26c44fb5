// What does not fit among the idle connections is not needed: who finds none makes one. The package only gets the channel.
package story

type conn struct{ id int }

type idle struct {
	conns chan *conn
	dial  func() (*conn, error)
}

func (p *idle) get() (*conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	default:
		return p.dial()
	}
}

func (p *idle) put(c *conn) bool {
	select {
	case p.conns <- c:
		return true
	default:
		return false
	}
}

func (p *idle) release(c *conn) { p.put(c) }
