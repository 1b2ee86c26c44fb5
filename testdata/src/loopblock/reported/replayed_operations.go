// grpc: operations are kept to be sent again with a new attempt. The caller's
// goroutine runs them all and is done; where it waits in between is for the
// time to try again and for what another package sends.
package story

import (
	"context"
	"time"
)

type attempt struct{ n int }

type stream struct {
	ctx    context.Context
	replay []func(*attempt) error
	slots  chan struct{}
}

func (s *stream) pause() bool {
	timer := time.NewTimer(time.Second)
	select {
	case <-timer.C:
		return true
	case <-s.ctx.Done():
		timer.Stop()
		return false
	}
}

func (s *stream) replayAll(a *attempt) error {
	for _, op := range s.replay {
		if err := op(a); err != nil {
			return err
		}
	}
	return nil
}

func (s *stream) retry() error {
	for n := 0; ; n++ {
		if !s.pause() {
			s.replay = nil
			return s.ctx.Err()
		}
		if s.replayAll(&attempt{n}) == nil {
			return nil
		}
	}
}

func (s *stream) Send() error {
	s.replay = append(s.replay, func(*attempt) error {
		select {
		case s.slots <- struct{}{}:
			return nil
		case <-s.ctx.Done():
			return s.ctx.Err()
		}
	})
	return s.retry()
}

func (s *stream) free() { <-s.slots }
