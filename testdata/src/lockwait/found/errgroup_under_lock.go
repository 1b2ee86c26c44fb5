// The members of the group record under the lock that is held for Wait.
package story

import (
	"sync"

	"golang.org/x/sync/errgroup"
)

type sync_ struct {
	mu    sync.Mutex
	state map[string]int
}

func New() *sync_ { return &sync_{state: map[string]int{}} }

func (s *sync_) Refresh(names []string, fetch func(string) (int, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var g errgroup.Group
	for _, name := range names {
		g.Go(func() error {
			n, err := fetch(name)
			if err != nil {
				return err
			}
			s.record(name, n)
			return nil
		})
	}
	return g.Wait() // want "g.Wait blocks forever while s.mu is held, since the function literal in Refresh locks s.mu before it can end"
}

func (s *sync_) record(name string, n int) {
	s.mu.Lock()
	s.state[name] = n
	s.mu.Unlock()
}
