// There is at most one at a time, or one for each key.
package story

import (
	"sync"
	"sync/atomic"
)

type job struct{ key string }

type manager struct {
	jobs    chan job
	busy    bool
	cancel  func()
	flag    atomic.Bool
	mu      sync.Mutex
	workers map[string]chan job
	seen    sync.Map
}

func (m *manager) flagged() {
	for j := range m.jobs {
		if m.busy {
			continue
		}
		m.busy = true
		go m.work(j)
	}
}

func (m *manager) swapped() {
	for j := range m.jobs {
		if m.flag.CompareAndSwap(false, true) {
			go func() {
				defer m.flag.Store(false)
				m.work(j)
			}()
		}
	}
}

func (m *manager) each() {
	for j := range m.jobs {
		c, ok := m.workers[j.key]
		if !ok {
			c = make(chan job, 1)
			m.workers[j.key] = c
			go m.serve(j.key, c)
		}
		c <- j
	}
}

func (m *manager) stored() {
	for j := range m.jobs {
		if _, loaded := m.seen.LoadOrStore(j.key, true); loaded {
			continue
		}
		go m.work(j)
	}
}

func (m *manager) running() {
	for j := range m.jobs {
		if m.cancel == nil {
			m.cancel = func() {}
			go m.work(j)
		}
	}
}

func (m *manager) waits() {
	for j := range m.jobs {
		done := make(chan struct{})
		go func() {
			defer close(done)
			m.work(j)
		}()
		<-done
	}
}

func (m *manager) inTurn() {
	for j := range m.jobs {
		errs := make(chan error, 1)
		go func() { errs <- m.try(j) }()
		if err := <-errs; err != nil {
			return
		}
	}
}

func (m *manager) serve(string, chan job) {}
func (m *manager) work(job)               {}
func (m *manager) try(job) error          { return nil }
