// The loop gives up at the first error of its device; what was asked for
// meanwhile is never answered.
package story

type device interface{ Write(b []byte) error }

type command struct {
	body []byte
	ack  chan struct{}
}

type Driver struct {
	commands chan *command
	gone     chan struct{}
}

func Attach(d device) *Driver {
	r := &Driver{commands: make(chan *command, 4), gone: make(chan struct{})}
	go r.run(d)
	return r
}

func (r *Driver) run(d device) {
	defer close(r.gone)
	for c := range r.commands {
		err := d.Write(c.body)
		close(c.ack)
		if err != nil {
			return // because "run leaves here and answers no more of what is in r.commands"
		}
	}
}

func (r *Driver) Do(body []byte) bool {
	c := &command{body: body, ack: make(chan struct{})}
	select {
	case r.commands <- c: // because "the request is sent here and may wait in the buffer of r.commands"
	case <-r.gone:
		return false
	}
	<-c.ack // want "receive from c.ack blocks forever once run has returned on its error with the request still in r.commands"
	return true
}
