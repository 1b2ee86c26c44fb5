// The loop ends by a labelled break, and quit is closed on every way out.
package story

import "time"

func watch(next func() int) {
	quit := make(chan struct{})
	values := make(chan int)
	go func() {
		for {
			select {
			case values <- next():
			case <-quit:
				return
			}
		}
	}()
	timeout := time.After(time.Minute)
loop:
	for {
		select {
		case v := <-values:
			if v < 0 {
				break loop
			}
		case <-timeout:
			break loop
		}
	}
	close(quit)
}
