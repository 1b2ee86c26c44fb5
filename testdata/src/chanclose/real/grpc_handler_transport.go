// grpc-go 1687: WriteStatus closes the writes of a transport under a concurrent Write.
package main

import (
	"errors"
	"sync"
)

type transport struct {
	closedCh chan struct{}
	writes   chan func()
	once     sync.Once
}

func (t *transport) do(fn func()) error {
	select {
	case <-t.closedCh:
		return errors.New("closing")
	default:
		select {
		case t.writes <- fn: // want "send on t.writes panics once WriteStatus has closed the channel"
			return nil
		case <-t.closedCh:
			return errors.New("closing")
		}
	}
}

func (t *transport) WriteStatus() error {
	err := t.do(func() {})
	close(t.writes)
	return err
}

func (t *transport) Write() error { return t.do(func() {}) }

func (t *transport) runStream() {
	for {
		select {
		case fn, ok := <-t.writes:
			if !ok {
				return
			}
			fn()
		case <-t.closedCh:
			return
		}
	}
}

func main() {
	t := &transport{closedCh: make(chan struct{}), writes: make(chan func())}
	go t.runStream()
	go t.WriteStatus()
	go t.Write()
	select {}
}
