// An ordinary comment promises nothing, whatever it mentions: chanlint:ignore.
package story

import "golang.org/x/sync/errgroup"

func run(work func() error) error {
	var group errgroup.Group
	group.Go(work) // chanlint:ignore is not written like this
	return group.Wait()
}
