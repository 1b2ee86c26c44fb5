// Two callers of Close may both find the flag unset, since it is asked and set
// in two steps.
package story

import "sync/atomic"

type Link struct {
	closed atomic.Bool
	down   chan struct{}
}

func NewLink() *Link { return &Link{down: make(chan struct{})} }

func (l *Link) Down() <-chan struct{} { return l.down }

func (l *Link) Close() error {
	if l.closed.Load() { // because "Close asks here whether it may go on"
		return nil
	}
	l.closed.Store(true) // because "the flag is set in a step of its own"
	close(l.down)        // want "l.down is closed a second time if two goroutines come here together, which panics"
	return nil
}
