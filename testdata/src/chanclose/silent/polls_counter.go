// The loop waits until the counter says that all senders are done.
package story

import (
	"sync/atomic"
	"time"
)

func gather(xs []int) []int {
	out := make(chan int, len(xs))
	var busy atomic.Int32
	for _, x := range xs {
		busy.Add(1)
		go func() {
			defer busy.Add(-1)
			out <- x
		}()
	}
	for busy.Load() > 0 {
		time.Sleep(time.Millisecond)
	}
	close(out)
	var all []int
	for v := range out {
		all = append(all, v)
	}
	return all
}
