// Met in etcd's watchable store: a watcher that is slow is marked and stands in one batch.
package story

import "sync"

type watcher struct {
	victim bool
	ch     chan int
}

type batch map[*watcher]int

type store struct {
	mu      sync.Mutex
	synced  map[*watcher]bool
	victims []batch
	wake    chan struct{}
	stop    chan struct{}
}

func (s *store) Notify(rev int) {
	slow := batch{}
	s.mu.Lock()
	for w := range s.synced {
		select {
		case w.ch <- rev:
		default:
			w.victim = true
			slow[w] = rev
			delete(s.synced, w)
		}
	}
	s.mu.Unlock()
	s.addVictims(slow)
}

func (s *store) addVictims(b batch) {
	if len(b) == 0 {
		return
	}
	s.mu.Lock()
	s.victims = append(s.victims, b)
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *store) loop() {
	for {
		select {
		case <-s.wake:
			s.mu.Lock()
			victims := s.victims
			s.victims = nil
			s.mu.Unlock()
			for _, b := range victims {
				for w, rev := range b {
					w.ch <- rev
				}
			}
		case <-s.stop:
			return
		}
	}
}
