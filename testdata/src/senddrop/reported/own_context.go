// Met in suture, as syncthing calls it: the context that ends the send is the supervisor's own, so only a supervisor that has ended misses the message.
package story

import (
	"context"
	"errors"
)

type message struct{ id int }

type supervisor struct {
	ctx     context.Context
	control chan message
}

var errNotRunning = errors.New("not running")

func (s *supervisor) sendControl(m message) error {
	done := s.ctx.Done()
	select {
	case s.control <- m:
		return nil
	case <-done:
		return errNotRunning
	}
}

func (s *supervisor) Remove(id int) error { return s.sendControl(message{id}) }

func stop(s *supervisor, ids []int) {
	for _, id := range ids {
		s.Remove(id)
	}
}
