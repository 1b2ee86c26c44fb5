// The error is looked at, cannot be, or is thrown away on purpose; or another wait returns it.
package story

import "golang.org/x/sync/errgroup"

func alwaysNil(files []string, touch func(string)) {
	var g errgroup.Group
	for _, f := range files {
		g.Go(func() error {
			touch(f)
			return nil
		})
	}
	g.Wait()
}

func onPurpose(f func() error) {
	var g errgroup.Group
	g.Go(f)
	_ = g.Wait()
}

func early(f, other func() error) error {
	var g errgroup.Group
	g.Go(f)
	if err := other(); err != nil {
		g.Wait()
		return err
	}
	return g.Wait()
}
