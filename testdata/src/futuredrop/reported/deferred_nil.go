// Met in go-ethereum: the goroutines end with nil whatever happens; that they also defer something changes nothing.
package story

import "golang.org/x/sync/errgroup"

func prefetch(jobs []func() error, release func()) (failed int) {
	var workers errgroup.Group
	for _, job := range jobs {
		workers.Go(func() error {
			defer release()
			if err := job(); err != nil {
				return nil
			}
			return nil
		})
	}
	workers.Wait()
	return failed
}
