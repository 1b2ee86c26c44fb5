// grpc-go: the new channel is sent on a field's channel in a select, to whoever accepts.
package story

import "errors"

type Listener struct {
	C    chan chan<- int
	Done chan struct{}
}

func (l *Listener) Dial() (int, error) {
	conns := make(chan int)
	select {
	case l.C <- conns:
	case <-l.Done:
		return 0, errors.New("closed")
	}
	c, ok := <-conns
	if !ok {
		return 0, errors.New("closed")
	}
	return c, nil
}
