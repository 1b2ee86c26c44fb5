// The goroutines are waited for, and what went wrong is not looked at.
package story

import "golang.org/x/sync/errgroup"

func copyAll(files []string, copyOne func(string) error) {
	var g errgroup.Group
	for _, f := range files {
		g.Go(func() error { return copyOne(f) })
	}
	g.Wait() // want "the error of g.Wait is dropped, so the error of a goroutine is lost"
}

func atEnd(files []string, copyOne func(string) error) {
	var g errgroup.Group
	defer g.Wait() // want "the error of g.Wait is dropped"
	for _, f := range files {
		g.Go(func() error {
			if err := copyOne(f); err != nil {
				return err
			}
			return nil
		})
	}
}
