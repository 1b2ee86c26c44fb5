// At an error the producer closes without a send, and the nil is dereferenced.
package story

type conn struct{ addr string }

func dial(open func() (*conn, error)) string {
	ch := make(chan *conn)
	go func() {
		defer close(ch) // because "ch is closed here"
		c, err := open()
		if err != nil {
			return // because "the function literal in dial may come here without having sent"
		}
		ch <- c
	}()
	c := <-ch // want "receive from ch gives the zero value if the function literal in dial closes the channel without having sent"
	return c.addr
}
