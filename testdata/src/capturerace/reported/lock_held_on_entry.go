// Met in nats-server's stream.go and mqtt.go: the callers hold the lock by convention, and the timer's function takes it.
package sched

import (
	"sync"
	"time"
)

type Stream struct {
	mu     sync.Mutex
	timers map[string]*time.Timer
}

// Lock should be held.
func (s *Stream) Schedule(name string, d time.Duration) {
	s.timers[name] = time.AfterFunc(d, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.timers, name)
	})
}
