// nats-server, expirationTracker (v2.15.2, not fixed): the wait group counts the goroutine of the tracker, and close does not wait for it.
package story

import (
	"sync"
	"time"
)

type expirationTracker struct {
	items []string
	quit  chan struct{}
	wg    sync.WaitGroup // want "nothing waits for wg"
}

type dirStore struct {
	sync.Mutex
	expiration *expirationTracker
}

func (s *dirStore) startExpiring(check time.Duration) {
	quit := make(chan struct{})
	t := &expirationTracker{quit: quit}
	s.expiration = t
	t.wg.Add(1)
	go func() {
		ticker := time.NewTicker(check)
		defer ticker.Stop()
		defer t.wg.Done()
		for {
			select {
			case <-quit:
				return
			case <-ticker.C:
				s.Lock()
				t.items = t.items[:0]
				s.Unlock()
			}
		}
	}()
}

func (s *dirStore) close() {
	s.Lock()
	defer s.Unlock()
	close(s.expiration.quit)
	s.expiration = nil
}
