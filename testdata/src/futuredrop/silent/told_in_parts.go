// The error that the struct carries was told to the callback too.
package story

type result struct{ err error }

type client struct{ onError func(error) }

func (c *client) send(f func() error) <-chan result {
	ch := make(chan result, 1)
	go func() {
		err := f()
		if err != nil {
			c.onError(err)
		}
		ch <- result{err}
	}()
	return ch
}

func use(c *client, f func() error) { c.send(f) }
