// The goroutines end by themselves: waiting for them costs no more than their time.
package fixed

import (
	"sync"

	"golang.org/x/sync/errgroup"
)

func squares(xs []int) []int {
	out := make([]int, len(xs))
	var wg sync.WaitGroup // want "nothing waits for wg"
	for i, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i] = x * x
		}()
	}
	return out
}

func each(fs []func()) {
	group := &sync.WaitGroup{} // want "nothing waits for group"
	for _, f := range fs {
		group.Go(f)
	}
}

func all(fs []func() error) error {
	var g errgroup.Group // want "nothing waits for g"
	for _, f := range fs {
		g.Go(f)
	}
	return nil
}

func waited(fs []func() error) (int, error) {
	var g errgroup.Group
	for _, f := range fs {
		g.Go(func() error { return f() })
	}
	g.Wait() // want "the error of g.Wait is dropped"
	return len(fs), nil
}
