// What could not be sent is kept and tried again each minute, however much it
// is. The retry puts back what fails again, and Send adds to that.
package story

import (
	"context"
	"sync"
	"time"
)

type Sender struct {
	post   func(string) error
	mu     sync.Mutex
	failed []string
}

func (s *Sender) Send(text string) {
	if s.post(text) != nil {
		s.mu.Lock()
		s.failed = append(s.failed, text) // want "s.failed grows without a bound when Send adds faster than Retry takes"
		s.mu.Unlock()
	}
}

func (s *Sender) Retry(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Minute):
		}
		s.mu.Lock()
		again := s.failed
		s.failed = nil
		s.mu.Unlock()
		for _, text := range again {
			s.Send(text)
		}
	}
}
