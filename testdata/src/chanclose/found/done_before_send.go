// Done is called before the send, so the close behind Wait comes too early.
package story

import "sync"

func squares(xs []int) []int {
	out := make(chan int, len(xs))
	var wg sync.WaitGroup
	for _, x := range xs {
		wg.Add(1)
		go func() {
			y := x * x
			wg.Done()
			out <- y // want "send on out panics once squares has closed the channel"
		}()
	}
	wg.Wait()
	close(out)
	var all []int
	for y := range out {
		all = append(all, y)
	}
	return all
}
