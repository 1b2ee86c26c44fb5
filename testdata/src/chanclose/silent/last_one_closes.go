// The counter lets only the last worker close.
package story

import "sync/atomic"

func start(n int, jobs <-chan int) <-chan int {
	out := make(chan int)
	left := int32(n)
	for i := 0; i < n; i++ {
		go func() {
			defer func() {
				if atomic.AddInt32(&left, -1) == 0 {
					close(out)
				}
			}()
			for j := range jobs {
				out <- j
			}
		}()
	}
	return out
}
