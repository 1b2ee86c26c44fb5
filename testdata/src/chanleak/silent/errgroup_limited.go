// The limit holds goroutines back, and each of them ends.
package story

import "golang.org/x/sync/errgroup"

func each(ids []int, f func(int) error) error {
	var g errgroup.Group
	g.SetLimit(2)
	for _, id := range ids {
		g.Go(func() error { return f(id) })
	}
	return g.Wait()
}
