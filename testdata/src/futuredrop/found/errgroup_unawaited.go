// Nobody waits for the group: the errors are lost, and all returns before the goroutines have ended.
package story

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func all(ctx context.Context, fetch func(context.Context, string) error, urls []string) {
	g, ctx := errgroup.WithContext(ctx) // want "nothing waits for g, so the errors of its goroutines are lost"
	for _, url := range urls {
		g.Go(func() error { return fetch(ctx, url) })
	}
}

func some(fetch func(string) error, urls []string) {
	var g errgroup.Group // want "nothing waits for g"
	g.SetLimit(4)
	for _, url := range urls {
		g.Go(func() error { return fetch(url) })
	}
}

func pointer(fetch func() error) {
	g := new(errgroup.Group) // want "nothing waits for"
	g.Go(fetch)
}
