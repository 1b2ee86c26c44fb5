// The reader closes the reply channels of those who still wait when the
// connection fails.
package story

import "context"

type answer struct{ body string }

type pending struct{ reply chan *answer }

type conn struct {
	calls []*pending
}

func (c *conn) abort() {
	for _, p := range c.calls {
		close(p.reply) // because "p.reply is closed here"
	}
	c.calls = nil
}

func (c *conn) resolve(a *answer) {
	p := c.calls[0]
	c.calls = c.calls[1:]
	p.reply <- a
}

func (c *conn) read(next func() (*answer, error)) {
	for {
		a, err := next()
		if err != nil {
			c.abort()
			return
		}
		c.resolve(a)
	}
}

func (c *conn) call(ctx context.Context) (string, error) {
	p := &pending{reply: make(chan *answer, 1)}
	c.calls = append(c.calls, p)
	select {
	case a := <-p.reply: // want "receive from p.reply gives the zero value if abort closes the channel without having sent"
		return a.body, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func dial(next func() (*answer, error)) *conn {
	c := &conn{}
	go c.read(next)
	return c
}
