// The group runs one function at a time.
package sequential

import "golang.org/x/sync/errgroup"

func Sum(xs []int) (int, error) {
	var g errgroup.Group
	g.SetLimit(1)
	sum := 0
	for _, x := range xs {
		g.Go(func() error {
			sum += x
			return nil
		})
	}
	err := g.Wait()
	return sum, err
}
