// sync.OnceFunc closes once.
package story

import "sync"

func start(n int, work func() error) func() {
	quit := make(chan struct{})
	stop := sync.OnceFunc(func() { close(quit) })
	for i := 0; i < n; i++ {
		go func() {
			if work() != nil {
				stop()
			}
		}()
	}
	return stop
}
