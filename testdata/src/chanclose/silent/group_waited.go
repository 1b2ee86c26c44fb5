// The error group has ended before the close.
package story

import "golang.org/x/sync/errgroup"

func crawl(urls []string, get func(string) (string, error)) ([]string, error) {
	pages := make(chan string, len(urls))
	var g errgroup.Group
	for _, u := range urls {
		g.Go(func() error {
			p, err := get(u)
			if err == nil {
				pages <- p
			}
			return err
		})
	}
	err := g.Wait()
	close(pages)
	var all []string
	for p := range pages {
		all = append(all, p)
	}
	return all, err
}
