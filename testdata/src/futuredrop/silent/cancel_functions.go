// Functions that stop something, and handles that give no outcome.
package story

import (
	"context"
	"sync"
	"time"
)

func every(d time.Duration, f func()) (stop func()) {
	done := make(chan struct{})
	go func() {
		t := time.NewTicker(d)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				f()
			case <-done:
				return
			}
		}
	}()
	return func() { close(done) }
}

type ticker struct {
	C    chan time.Time
	quit chan struct{}
}

func newTicker(d time.Duration) *ticker {
	t := &ticker{make(chan time.Time, 1), make(chan struct{})}
	go func() {
		for {
			select {
			case <-time.After(d):
				select {
				case t.C <- time.Now():
				default:
				}
			case <-t.quit:
				return
			}
		}
	}()
	return t
}

type service struct {
	wg     sync.WaitGroup
	cancel context.CancelFunc
}

func (s *service) Shutdown() <-chan struct{} {
	s.cancel()
	done := make(chan struct{})
	go func() {
		s.wg.Wait()
		close(done)
	}()
	return done
}

func use(s *service, f func()) {
	every(time.Second, f)
	newTicker(time.Second)
	s.Shutdown()
	time.AfterFunc(time.Second, f)
}
