// The group is waited for before anybody receives.
package story

import "golang.org/x/sync/errgroup"

func collect(parts []func() (int, error)) ([]int, error) {
	var g errgroup.Group
	out := make(chan int)
	for _, p := range parts {
		g.Go(func() error {
			v, err := p()
			if err != nil {
				return err
			}
			out <- v // want "send on out blocks forever while collect is blocked at g.Wait"
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	close(out)
	var all []int
	for v := range out {
		all = append(all, v)
	}
	return all, nil
}
