// The callback may finish the call without a response.
package story

type response struct{ body string }

type call struct {
	done chan *response
}

func (c *call) finish(r *response) {
	if r != nil {
		c.done <- r
	}
	close(c.done)
}

func do(send func(func(*response))) string {
	c := &call{done: make(chan *response, 1)}
	go send(c.finish)
	r := <-c.done // want "receive from c.done gives the zero value if finish closes the channel without having sent"
	return r.body
}
