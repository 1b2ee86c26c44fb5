// An error group starts the loop; the task submits to it again.
package main

import (
	"context"

	"golang.org/x/sync/errgroup"
)

type Sched struct {
	cmds chan func()
}

func (s *Sched) loop(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case c := <-s.cmds:
			c()
		}
	}
}
func (s *Sched) Submit(f func()) { s.cmds <- f }
func main() {
	s := &Sched{make(chan func())}
	g, ctx := errgroup.WithContext(context.Background())
	g.Go(func() error { return s.loop(ctx) })
	s.Submit(func() {
		s.Submit(func() {}) // want "the function literal in main runs on the loop of Sched.loop: calling Submit, which ends up sending on s.cmds, waits for itself forever"
	})
	g.Wait()
}
