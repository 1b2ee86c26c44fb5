// Each worker asks whether the channel is still open before it closes it, and
// two may ask together.
package story

import "sync"

type crew struct{ failed chan struct{} }

func (c *crew) fail() {
	select {
	case <-c.failed:
	default:
		close(c.failed) // want "c.failed is closed by each of several goroutines, and the second close panics"
	}
}

func work(n int, step func(int) bool) {
	c := &crew{failed: make(chan struct{})}
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { // because "this starts more than one goroutine"
			if !step(i) {
				c.fail()
			}
		})
	}
	wg.Wait()
}
