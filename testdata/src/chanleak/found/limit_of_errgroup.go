// With a limit of one the second Go waits for the first, which waits for the second.
package story

import "golang.org/x/sync/errgroup"

func pair(produce func() int, use func(int)) error {
	var g errgroup.Group
	g.SetLimit(1)
	ch := make(chan int)
	g.Go(func() error {
		ch <- produce() // want "send on ch blocks forever while pair is blocked at g.Go"
		return nil
	})
	g.Go(func() error {
		use(<-ch)
		return nil
	})
	return g.Wait()
}
