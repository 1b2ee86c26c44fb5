// The callback keeps the last state.
package feed

import (
	"sync"
	"time"

	"github.com/lib/pq"
)

type state struct {
	mu   sync.Mutex
	last pq.ListenerEventType
}

func listen(s *state) *pq.Listener {
	return pq.NewListener("dsn", time.Second, time.Minute, func(event pq.ListenerEventType, err error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.last = event
	})
}
