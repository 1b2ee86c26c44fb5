// Met in pion/sctp and nats-server: the caller's lock is given back for a moment, or taken under a condition twice.
package story

import (
	"errors"
	"sync"
)

type assoc struct {
	mu    sync.Mutex
	block bool
	n     int
}

func New() *assoc { return &assoc{} }

func (a *assoc) reset(f func() error) error {
	a.mu.Unlock()
	err := f()
	a.mu.Lock()
	if err != nil {
		return errors.New("reset")
	}
	return nil
}

func (a *assoc) Reset(f func() error) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.reset(f)
}

func (a *assoc) Write(f func() error) error {
	if a.block {
		a.mu.Lock()
	}
	err := f()
	if a.block {
		a.mu.Unlock()
	}
	return err
}
