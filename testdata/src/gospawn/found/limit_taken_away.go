// A negative limit is none.
package story

import "golang.org/x/sync/errgroup"

func run(jobs <-chan func() error) error {
	var g errgroup.Group
	g.SetLimit(-1)
	for j := range jobs {
		g.Go(j) // want "g.Go starts a goroutine for each value received from jobs"
	}
	return g.Wait()
}
