// Each function of the group closes the channel that they share.
package story

import "golang.org/x/sync/errgroup"

func crawl(urls []string, get func(string) (string, error)) error {
	pages := make(chan string, len(urls))
	var g errgroup.Group
	for _, u := range urls {
		g.Go(func() error {
			defer close(pages) // want "pages is closed by each of several goroutines, and the second close panics"
			p, err := get(u)
			if err != nil {
				return err
			}
			pages <- p
			return nil
		})
	}
	return g.Wait()
}
